// The Azure Bot resource of CoachBot with its Teams channel. It holds no secret: the service itself proves who it is.
// az deployment group create --resource-group RESOURCE-GROUP --template-file infra/teams/bot.bicep --parameters appId=… tenantId=… address=…

@description('Name of the resource: 4 to 42 letters, digits, - and _.')
@minLength(4)
@maxLength(42)
param name string = 'coachbot'

@description('Microsoft App ID: the app registration, or the client id of the user-assigned managed identity.')
param appId string

@description('The Entra tenant in which that stands.')
param tenantId string = tenant().tenantId

@description('Resource id of the user-assigned managed identity; empty for an app registration of a single tenant.')
param identity string = ''

@description('Where Teams reaches the service, such as https://coach.example.com, without a slash at the end.')
param address string

@allowed(['F0', 'S1'])
param sku string = 'F0'

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: sku
  }
  properties: {
    displayName: 'CoachBot'
    endpoint: '${address}/api/messages'
    msaAppId: appId
    msaAppTenantId: tenantId
    msaAppType: empty(identity) ? 'SingleTenant' : 'UserAssignedMSI'
    msaAppMSIResourceId: empty(identity) ? null : identity
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}
