using System.Xml.Linq;
using CoachBot.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CoachBot.Chat.Slack.Workspaces;

/// <summary>The keys that protect tokens, in the database: who copies it copies them too, and a restored one can read its tokens.</summary>
public sealed class KeyRing(Store store) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        store.Read(sql => sql.All("select xml from data_protection_keys where xml is not null order by id", row => XElement.Parse(row.GetString(0))));

    /// <summary>Data Protection knows no asynchronous way; a key is made once in ninety days.</summary>
    public void StoreElement(XElement element, string friendlyName)
    {
        var xml = element.ToString(SaveOptions.DisableFormatting);
        store.Write(
            WriteUrgency.Answer,
            sql => { sql.Run("insert into data_protection_keys (friendly_name, xml) values (?1, ?2)", friendlyName, xml); },
            CancellationToken.None).GetAwaiter().GetResult();
    }
}
