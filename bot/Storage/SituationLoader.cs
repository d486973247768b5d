namespace CoachBot.Storage;

/// <summary>Loads what the Coach asks for, a whole batch at a time.</summary>
public sealed class SituationLoader(Store store, RecordCodec codec, TenantBook book)
{
    public SituationBatch Begin() => new(store, codec, book.Settings, book.Hint);

    /// <summary>Puts one question, as often as it takes until everything it looked at was loaded.</summary>
    public T Ask<T>(string tenant, Func<LoadedSituation, T> question)
    {
        var batch = Begin();
        while (true)
        {
            var answer = question(batch.For(tenant));
            if (!batch.MissesSomething) return answer;
            batch.Fetch();
        }
    }
}
