using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CoachBot.Storage;

/// <summary>The database as a SQLite file. Another database is another such class with its own folder of migrations.</summary>
public sealed class SqliteCoachDb(DbContextOptions<SqliteCoachDb> options) : CoachDb(options)
{
    /// <summary>Opens it on a connection string.</summary>
    public static SqliteCoachDb On(string connection) => new(new DbContextOptionsBuilder<SqliteCoachDb>().UseSqlite(connection).Options);

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    private sealed class ForDesign : IDesignTimeDbContextFactory<SqliteCoachDb>
    {
        public SqliteCoachDb CreateDbContext(string[] args) => On("Data Source=design.db");
    }
}
