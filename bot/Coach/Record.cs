using System.Text.Json.Serialization;

namespace CoachBot.Coach;

/// <summary>What is known of one subject. Stored as one versioned JSON document.</summary>
public abstract record Record
{
    /// <summary>Names under which this record is found from others, such as <c>attendee:ann@acme.example</c>.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<string> Links => [];
}
