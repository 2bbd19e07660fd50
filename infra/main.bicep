// Everything the bot needs in one resource group. One managed identity is the bot towards Teams and the reader and
// writer of the database, so there is no password or key anywhere.

@description('Begins every name; letters and digits only.')
@minLength(4)
@maxLength(24)
param baseName string

@description('The name people see in Teams.')
@maxLength(42)
param botDisplayName string

@description('Ids of the tenants whose people may use the bot, parted by commas.')
param allowedTenants string

@allowed(['fatal', 'error', 'warn', 'info', 'debug'])
param logLevel string = 'info'

@description('Where people have no OneDrive for Teams to put files in: the app\'s own https address, where they fetch them instead.')
param publicUrl string = ''

@allowed(['yes', 'no'])
@description('Whether an informal network with a closed list of members may start on its lead\'s word.')
param informalStart string = 'yes'

@allowed(['yes', 'no'])
@description('Whether someone may approve their own request when they hold its only seat.')
param ownApproval string = 'no'

@description('Working days until a leader who has not answered is reminded.')
param remindAfter string = '3'

@description('Working days until the lead is told who has not answered.')
param escalateAfter string = '5'

@description('School holidays, such as 2027-02-15/2027-02-19, parted by commas: those who plan meetings are warned.')
param schoolHolidays string = ''

@description('B1 is the smallest plan that is always on.')
param planSku string = 'B1'

@description('F0 has no limit on messages in Teams.')
param botSku string = 'F0'

param location string = resourceGroup().location

var databaseName = 'netvaerkssmeden'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${baseName}-bot'
  location: location
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${baseName}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
  }
}

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2024-05-15' = {
  name: toLower('${baseName}-data')
  location: location
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: false }]
    capabilities: [{ name: 'EnableServerless' }]
    consistencyPolicy: { defaultConsistencyLevel: 'Session' }
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous7Days' } }
    // Keys are off: only identities with a role get in.
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-05-15' = {
  parent: cosmos
  name: databaseName
  properties: {
    resource: { id: databaseName }
  }
}

// Made here and not by the bot, whose role reads and writes documents but may not change containers.
resource documents 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-05-15' = {
  parent: database
  name: 'documents'
  properties: {
    resource: {
      id: 'documents'
      partitionKey: { paths: ['/tenantId'], kind: 'Hash', version: 2 }
      indexingPolicy: loadJsonContent('indexing-policy.json')
    }
  }
}

// Cosmos DB Built-in Data Contributor.
var dataContributor = '${cosmos.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002'

resource mayUseData 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-05-15' = {
  parent: cosmos
  name: guid(cosmos.id, identity.id, dataContributor)
  properties: {
    principalId: identity.properties.principalId
    roleDefinitionId: dataContributor
    scope: cosmos.id
  }
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${baseName}-plan'
  location: location
  kind: 'linux'
  sku: { name: planSku }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: '${baseName}-app'
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // A bot has no browser sessions to keep on one instance.
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'NODE|22-lts'
      appCommandLine: 'node dist/src/main.js'
      alwaysOn: true
      healthCheckPath: '/healthz'
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      http20Enabled: true
      appSettings: [
        { name: 'MODE', value: 'production' }
        { name: 'BOT_ID', value: identity.properties.clientId }
        { name: 'BOT_TENANT_ID', value: identity.properties.tenantId }
        { name: 'BOT_TYPE', value: 'UserAssignedMSI' }
        { name: 'COSMOS_ENDPOINT', value: cosmos.properties.documentEndpoint }
        { name: 'COSMOS_DATABASE', value: databaseName }
        { name: 'ALLOWED_TENANTS', value: allowedTenants }
        { name: 'LOG_LEVEL', value: logLevel }
        { name: 'INFORMAL_START', value: informalStart }
        { name: 'OWN_APPROVAL', value: ownApproval }
        { name: 'REMIND_AFTER', value: remindAfter }
        { name: 'ESCALATE_AFTER', value: escalateAfter }
        { name: 'SCHOOL_HOLIDAYS', value: schoolHolidays }
        // Left empty it counts as not set.
        { name: 'PUBLIC_URL', value: publicUrl }
        // Tells Azure's own library which of the app's identities to use.
        { name: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
        // In seconds. The bot finishes what is under way in 10, and App Service gives it only 5 by itself.
        { name: 'WEBSITES_CONTAINER_STOP_TIME_LIMIT', value: '15' }
        // What is deployed is built already.
        { name: 'SCM_DO_BUILD_DURING_DEPLOYMENT', value: 'false' }
      ]
    }
  }
}

// The bot writes its log to the console; request logs with people's addresses are not kept.
resource appLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'to-log-analytics'
  properties: {
    workspaceId: logs.id
    logs: [
      { category: 'AppServiceConsoleLogs', enabled: true }
      { category: 'AppServicePlatformLogs', enabled: true }
    ]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${baseName}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: { name: botSku }
  properties: {
    displayName: botDisplayName
    endpoint: 'https://${app.properties.defaultHostName}/api/messages'
    msaAppId: identity.properties.clientId
    msaAppType: 'UserAssignedMSI'
    msaAppTenantId: identity.properties.tenantId
    msaAppMSIResourceId: identity.id
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: { isEnabled: true }
  }
}

// The toolkit keeps each output in the environment file under its own name.
output BOT_ID string = identity.properties.clientId
output BOT_DOMAIN string = app.properties.defaultHostName
output BOT_AZURE_APP_SERVICE_RESOURCE_ID string = app.id
