SELECT TimeGenerated, LoginServer, OperationName, Identity, Repository, DurationMs, Region, ResultType FROM (
  SELECT TimeGenerated, LoginServer, OperationName, Identity, Repository, DurationMs, Region, ResultType
  FROM ${repository} WHERE TimeGenerated > ${since}
  UNION ALL
  SELECT TimeGenerated, LoginServer, OperationName, Identity, NULL, DurationMs, Region, ResultType
  FROM ${login} WHERE TimeGenerated > ${since})
ORDER BY TimeGenerated DESC LIMIT 100
