SELECT * FROM ${repository} WHERE TimeGenerated > ${since} LIMIT 1000
