SELECT LoginServer, OperationName, Repository, ${tag}, Identity, CallerIpAddress
FROM ${repository} WHERE TimeGenerated > ${since} AND contains(lower(OperationName), 'untag')
