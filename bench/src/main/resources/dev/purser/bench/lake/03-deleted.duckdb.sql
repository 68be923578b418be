SELECT LoginServer, OperationName, Repository, Identity, CallerIpAddress
FROM ${repository} WHERE TimeGenerated > ${since} AND contains(lower(OperationName), 'delete')
