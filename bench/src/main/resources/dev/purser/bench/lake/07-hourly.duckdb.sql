SELECT TimeGenerated - TimeGenerated % 36000000000 AS hour, OperationName, count(*) AS Operations
FROM ${repository} WHERE TimeGenerated > ${since} GROUP BY 1, 2 ORDER BY 1
