package dev.purser.kql.sql;

/** DuckDB's spelling of Kusto's scalar functions; what is not here is a host function. */
final class DuckDbForms {
    /** Conversions and operators. */
    static final String VALUES = """
            tostring:string = {0}
            tostring:int tostring:long tostring:guid = coalesce(CAST({0} AS VARCHAR), '')
            tostring:bool = CASE WHEN {0} THEN 'True' WHEN NOT {0} THEN 'False' ELSE '' END
            tostring:decimal = coalesce(regexp_replace(CAST({0} AS VARCHAR), '\\.?0+$', ''), '')
            tostring:datetime = coalesce(strftime(make_timestamp({0} // 10 - 62135596800000000), '%Y-%m-%dT%H:%M:%S.%f') || CAST({0} % 10 AS VARCHAR) || 'Z', '')
            tostring:real = coalesce(kql_real_text({0}), '')
            tostring:timespan = coalesce(kql_timespan_text({0}), '')
            json:timespan = to_json(kql_timespan_text({0}))
            tolong:dynamic = kql_dyn_long(CAST({0} AS VARCHAR))
            toint:dynamic = CAST(kql_dyn_int(CAST({0} AS VARCHAR)) AS INTEGER)
            todatetime:dynamic = kql_todatetime(json_extract_string({0}, '$'))
            totimespan:dynamic = kql_totimespan(json_extract_string({0}, '$'))
            mul>decimal = TRY_CAST(kql_decimal_mul(CAST({0} AS VARCHAR), CAST({1} AS VARCHAR)) AS DECIMAL(38,18))
            div>decimal = TRY_CAST(kql_decimal_div(CAST({0} AS VARCHAR), CAST({1} AS VARCHAR)) AS DECIMAL(38,18))
            series_axis:datetime = CAST(kql_series_axis({0}, {1}, {2}, 'datetime') AS JSON)
            series_axis:timespan = CAST(kql_series_axis({0}, {1}, {2}, 'timespan') AS JSON)
            series_axis:long = CAST(kql_series_axis({0}, {1}, {2}, 'long') AS JSON)
            series_axis:real = CAST(kql_series_axis_real({0}, {1}, {2}) AS JSON)
            range:datetime = CAST(kql_range_times({0}, {1}, {2}, 'datetime') AS JSON)
            range:timespan = CAST(kql_range_times({0}, {1}, {2}, 'timespan') AS JSON)
            bag_present = CAST(kql_bag_present(CAST({0} AS VARCHAR)) AS JSON)
            tostring:dynamic = coalesce(json_extract_string({0}, '$'), '')
            tolong:string = CASE WHEN regexp_full_match({0}, '\\s*[-+]?[0-9]+\\s*') THEN TRY_CAST({0} AS BIGINT) WHEN contains(lower({0}), '0x') THEN kql_text_long({0}) END
            tolong:int tolong:bool = CAST({0} AS BIGINT)
            tolong:real = CASE WHEN NOT isfinite({0}) THEN NULL WHEN {0} >= 9223372036854775808.0 THEN 9223372036854775807 WHEN {0} <= -9223372036854775808.0 THEN CAST('-9223372036854775808' AS BIGINT) ELSE CAST(trunc({0}) AS BIGINT) END
            tolong:decimal = TRY_CAST(trunc({0}) AS BIGINT)
            tolong:datetime tolong:timespan = {0}
            toint:string = CASE WHEN regexp_full_match({0}, '\\s*[-+]?[0-9]+\\s*') THEN TRY_CAST({0} AS INTEGER) WHEN contains(lower({0}), '0x') THEN TRY_CAST(kql_text_long({0}) AS INTEGER) END
            toint:bool = CAST({0} AS INTEGER)
            toint:long toint:datetime toint:timespan = CAST(xor({0} & 4294967295, 2147483648) - 2147483648 AS INTEGER)
            toint:real = CASE WHEN NOT isfinite({0}) THEN NULL ELSE CAST(trunc(greatest(least({0}, 2147483647), -2147483648)) AS INTEGER) END
            toint:decimal = TRY_CAST(trunc({0}) AS INTEGER)
            toreal:string = CASE WHEN contains({0}, '_') OR trim({0}) IN ('INF', 'INFINITY', 'NAN') THEN NULL ELSE TRY_CAST({0} AS DOUBLE) END
            toreal:int toreal:long toreal:decimal toreal:bool = CAST({0} AS DOUBLE)
            toreal:datetime toreal:timespan = CAST({0} AS DOUBLE)
            toreal:dynamic = CASE json_extract_string({0}, '$') WHEN 'true' THEN CASE json_type({0}) WHEN 'BOOLEAN' THEN 1 END WHEN 'false' THEN CASE json_type({0}) WHEN 'BOOLEAN' THEN 0 END ELSE TRY_CAST(json_extract_string({0}, '$') AS DOUBLE) END
            tobool:string = CASE lower({0}) WHEN 'true' THEN true WHEN 'false' THEN false ELSE kql_text_long({0}) <> 0 END
            tobool:int tobool:long tobool:real tobool:decimal = ({0} <> 0)
            tobool:dynamic = kql_dyn_bool(CAST({0} AS VARCHAR))
            todecimal:string = TRY_CAST({0} AS DECIMAL(38,18))
            todecimal:int todecimal:long todecimal:bool = TRY_CAST({0} AS DECIMAL(38,18))
            todecimal:real = TRY_CAST(CAST({0} AS VARCHAR) AS DECIMAL(38,18))
            todecimal:dynamic = TRY_CAST(json_extract_string({0}, '$') AS DECIMAL(38,18))
            toguid:string = coalesce(TRY_CAST({0} AS UUID), TRY_CAST(left({0}, 36) AS UUID), TRY_CAST(left({0}, 32) AS UUID))
            toguid:dynamic = TRY_CAST(json_extract_string({0}, '$') AS UUID)
            todatetime:long todatetime:int = CASE WHEN {0} BETWEEN 0 AND 3155378975999999999 THEN CAST({0} AS BIGINT) END
            todatetime:real todatetime:decimal = CASE WHEN {0} BETWEEN 0 AND 3155378975999999999 THEN TRY_CAST(trunc({0}) AS BIGINT) END
            totimespan:long totimespan:int = CAST({0} AS BIGINT)
            json:string json:bool json:int json:long = to_json({0})
            json:guid = to_json(CAST({0} AS VARCHAR))
            json:decimal = to_json(regexp_replace(CAST({0} AS VARCHAR), '\\.?0+$', ''))
            json:real = CASE WHEN {0} IS NULL THEN NULL WHEN isfinite({0}) THEN to_json({0}) ELSE to_json(CASE WHEN isnan({0}) THEN 'NaN' WHEN {0} > 0 THEN 'Infinity' ELSE '-Infinity' END) END
            json:datetime = to_json(strftime(make_timestamp({0} // 10 - 62135596800000000), '%Y-%m-%dT%H:%M:%S.%f') || CAST({0} % 10 AS VARCHAR) || 'Z')
            host_result>dynamic = CAST({0} AS JSON)
            host_result>string = coalesce({0}, '')
            host_result>int = CAST({0} AS INTEGER)
            host_result>guid = TRY_CAST({0} AS UUID)
            host_result>decimal = TRY_CAST({0} AS DECIMAL(38,18))
            host_result = {0}
            nonnull = coalesce({0}, '')
            array = json_array({*})
            bag = json_object({*})
            add>long = CAST(((CAST({0} AS HUGEINT) + {1} + 9223372036854775808) & 18446744073709551615) - 9223372036854775808 AS BIGINT)
            sub>long = CAST(((CAST({0} AS HUGEINT) - {1} + 9223372036854775808) & 18446744073709551615) - 9223372036854775808 AS BIGINT)
            mul>long = TRY(CAST(((CAST({0} AS HUGEINT) * {1} + 85070591730234615865843651857942052864) & 18446744073709551615) - CASE WHEN ((CAST({0} AS HUGEINT) * {1} + 85070591730234615865843651857942052864) & 18446744073709551615) > 9223372036854775807 THEN 18446744073709551616 ELSE 0 END AS BIGINT))
            div>long = TRY({0} // nullif({1}, 0))
            mod>long mod>timespan = CAST((CAST({0} AS HUGEINT) % nullif({1}, 0) + abs(CAST({1} AS HUGEINT))) % abs(CAST(nullif({1}, 0) AS HUGEINT)) AS BIGINT)
            neg>long neg>timespan = coalesce(TRY(-{0}), {0})
            add>real = ({0} + {1})
            sub>real = ({0} - {1})
            mul>real = ({0} * {1})
            div>real = (CAST({0} AS DOUBLE) / {1})
            mod>real = fmod(fmod({0}, abs({1})) + abs({1}), abs({1}))
            neg>real = (0 - {0})
            neg = (-{0})
            add>decimal = TRY(CAST({0} + {1} AS DECIMAL(38,18)))
            sub>decimal = TRY(CAST({0} - {1} AS DECIMAL(38,18)))
            mod>decimal = TRY(CAST(({0} % nullif({1}, 0) + abs({1})) % abs(nullif({1}, 0)) AS DECIMAL(38,18)))
            add>datetime = CAST(CASE WHEN CAST({0} AS HUGEINT) + {1} BETWEEN 0 AND 3155378975999999999 THEN CAST({0} AS HUGEINT) + {1} END AS BIGINT)
            sub>datetime = CAST(CASE WHEN CAST({0} AS HUGEINT) - {1} BETWEEN 0 AND 3155378975999999999 THEN CAST({0} AS HUGEINT) - {1} END AS BIGINT)
            add>timespan = TRY({0} + {1})
            sub>timespan = TRY({0} - {1})
            mul>timespan = TRY_CAST(round(CAST({0} AS DOUBLE) * {1}) AS BIGINT)
            div>timespan = TRY_CAST(trunc(CAST({0} AS DOUBLE) / {1}) AS BIGINT)
            distinct_from = ({0} IS DISTINCT FROM {1})
            matches_regex = regexp_matches({0}, {1})
            contains_cs = contains({0}, {1})
            startswith_cs = starts_with({0}, {1})
            endswith_cs = ends_with({0}, {1})
            dyn_get = nullif(json_extract({0}, '/' || replace(replace({1}, '~', '~0'), '/', '~1')), 'null')
            dyn_at = nullif(json_extract({0}, {1}), 'null')
            isnull:string = false
            isnotnull:string = true
            isnull = ({0} IS NULL)
            isnotnull = ({0} IS NOT NULL)
            isempty:string = ({0} = '')
            isnotempty:string = ({0} <> '')
            isempty:dynamic = ({0} IS NULL OR json_extract_string({0}, '$') = '')
            isnotempty:dynamic = ({0} IS NOT NULL AND json_extract_string({0}, '$') <> '')
            isempty = ({0} IS NULL)
            isnotempty = ({0} IS NOT NULL)
            coalesce = coalesce({*})
            max_of = greatest({*})
            min_of:real = CASE WHEN isnan(greatest({*})) THEN CAST('nan' AS DOUBLE) ELSE least({*}) END
            min_of = least({*})
            """;

    private DuckDbForms() {}
}
