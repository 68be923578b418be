SELECT LoginServer, OperationName, Repository, Identity, CallerIpAddress
FROM repository WHERE TimeGenerated > ${since} AND OperationName = 'Delete'
