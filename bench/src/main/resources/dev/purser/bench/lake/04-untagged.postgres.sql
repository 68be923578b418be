SELECT LoginServer, OperationName, Repository, Tag, Identity, CallerIpAddress
FROM repository WHERE TimeGenerated > ${since} AND OperationName = 'Untag'
