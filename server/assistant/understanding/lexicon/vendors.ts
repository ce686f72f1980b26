/** Products of others, and products whose name merely contains a provider's: their cost is in no connected bill. */
const text = `
oracle; oracle cloud; oci; snowflake; datadog; data dog; ibm; ibm cloud; alibaba; alibaba cloud; aliyun; digitalocean; digital ocean;
linode; akamai; hetzner; ovh; ovhcloud; cloudflare; databricks; mongodb; mongo db; mongodb atlas; confluent; new relic; newrelic; splunk;
heroku; vercel; netlify; fastly; github; github copilot; github actions; gitlab; bitbucket; salesforce; openai; open ai; chatgpt; anthropic;
claude; cohere; mistral; hugging face; huggingface; twilio; sendgrid; stripe; pagerduty; elastic cloud; elasticsearch; redis cloud; redis labs;
scaleway; vultr; tencent; tencent cloud; huawei; huawei cloud; sap; sap hana; atlassian; jira; confluence; slack; zoom; okta; auth0; sentry;
grafana; grafana cloud; dynatrace; sumo logic; honeycomb; vmware; nutanix; rackspace; backblaze; wasabi; supabase; planetscale; fly io; fly.io;
coreweave; lambda labs; runpod; equinix; dropbox; figma; hubspot; zendesk; workday; servicenow; docusign; adobe;
microsoft 365; office 365; o365; m365; microsoft office; microsoft teams; ms teams; sharepoint; onedrive; dynamics 365; power bi; xbox; linkedin;
google workspace; g suite; gsuite; google ads; adwords; google maps; google drive; google docs; gmail; google one; youtube; google analytics; google play;
google pixel; amazon prime; prime video; amazon music; amazon ads; amazon shopping; amazon order; amazon orders; amazon package; alexa; kindle; audible; whole foods;
kafka cloud; cockroachdb; cockroach; clickhouse; fivetran; dbt; dbt cloud; looker studio; tableau; terraform cloud; hashicorp; launchdarkly; circleci; jenkins;
docker hub; docker; algolia; mixpanel; mailchimp; shopify; godaddy; namecheap; verizon; t-systems; upcloud; exoscale; ionos; stackit
`

export const unconnectedVendors: readonly string[] = text
  .split(/[;\n]/)
  .map((name) => name.trim())
  .filter((name) => name !== '')
