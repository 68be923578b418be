# The mapping that `purser convert --from cloudtrail --to azure` makes of ECR's records, as jq can say it: what has a place in
# Azure's resource logs. Errors, several images a call and manifests' types are left out; that favours jq.
def op: {"PutImage":"Push","BatchGetImage":"Pull","BatchDeleteImage":"Delete","GetAuthorizationToken":"Login"}[.eventName];
.Records[] | select(op) |
{ time: (.eventTime | sub("Z$"; ".0000000Z")),
  category: (if op == "Login" then "ContainerRegistryLoginEvents" else "ContainerRegistryRepositoryEvents" end),
  resourceId: ("/SUBSCRIPTIONS/00000000-0000-0000-0000-" + (.recipientAccountId // "000000000000")
    + "/RESOURCEGROUPS/PURSER/PROVIDERS/MICROSOFT.CONTAINERREGISTRY/REGISTRIES/REGISTRY"),
  operationName: op,
  identity: (.userIdentity.userName // .userIdentity.principalId // ""),
  location: .awsRegion,
  resultType: "HttpStatusCode",
  resultDescription: (if .errorCode == null then (if op == "Push" then "201" else "200" end)
    elif .errorCode == "AccessDenied" then "403" elif (.errorCode | test("NotFound")) then "404" else "400" end),
  durationMs: "0",
  callerIpAddress: .sourceIPAddress,
  correlationId: .eventID,
  properties: (if op == "Login" then {userAgent} else
    { tag: (.requestParameters.imageTag // .requestParameters.imageIds[0].imageTag),
      digest: (.responseElements.image.imageId.imageDigest // .requestParameters.imageIds[0].imageDigest // "<nil>"),
      mediaType: (.responseElements.image.imageManifestMediaType // "<nil>"),
      repository: .requestParameters.repositoryName,
      artifactType: "acr.docker",
      userAgent } end) }
