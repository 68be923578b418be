SELECT OperationName, Repository, ResultDescription, count(*) AS Failures
FROM repository WHERE TimeGenerated > ${since} AND ResultDescription LIKE '%40%' GROUP BY 1, 2, 3
