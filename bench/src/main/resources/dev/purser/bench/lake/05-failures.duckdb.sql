SELECT OperationName, Repository, ResultDescription, count(*) AS Failures
FROM ${repository} WHERE TimeGenerated > ${since} AND contains(ResultDescription, '40') GROUP BY ALL
