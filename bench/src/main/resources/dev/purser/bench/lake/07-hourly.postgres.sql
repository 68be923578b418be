SELECT date_trunc('hour', TimeGenerated) AS hour, OperationName, count(*) AS Operations
FROM repository WHERE TimeGenerated > ${since} GROUP BY 1, 2 ORDER BY 1
