// An ASP.NET Core application that does nothing: what start-up and memory are measured against.
var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "ready");
app.Run();
