SELECT LoginServer, OperationName, Repository, Tag, Identity, CallerIpAddress
FROM ${repository} WHERE TimeGenerated > ${since} AND contains(lower(OperationName), 'untag')
