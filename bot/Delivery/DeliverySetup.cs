namespace CoachBot.Delivery;

/// <summary>Registers the delivery. Each chat platform's folder adds its own <see cref="Chat.IChatPlatform"/>, the content its renderer.</summary>
public static class DeliverySetup
{
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DeliveryStage>();
        services.AddHostedService(provider => provider.GetRequiredService<DeliveryStage>());
        return services;
    }
}
