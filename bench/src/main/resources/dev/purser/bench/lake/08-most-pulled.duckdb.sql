SELECT Repository, count(*) AS Pulls, count(DISTINCT Identity) AS Callers
FROM ${repository} WHERE TimeGenerated > ${since} AND OperationName = 'Pull'
GROUP BY 1 ORDER BY Pulls DESC LIMIT 10
