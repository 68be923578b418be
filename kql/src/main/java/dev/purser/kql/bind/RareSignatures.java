package dev.purser.kql.bind;

/** More of {@link SignatureTable}: series as a whole, statistics, units, encodings, and older names. */
final class RareSignatures {
    static final String TIER3 = """
            +series_fit_line(dyn):dynamic
            +series_stats(dyn,bool?):dynamic
            +series_fit_2lines(dyn):dynamic
            series_fit_2lines_dynamic(dyn):dynamic
            +series_fit_poly(dyn,dyn?,int?):dynamic
            +series_fft(dyn,dyn?):dynamic
            +series_ifft(dyn,dyn?):dynamic
            +series_decompose(dyn,int?,str?,int?,real?):dynamic
            +series_decompose_anomalies(dyn,real?,int?,str?,int?,str?,real?):dynamic
            +series_decompose_forecast(dyn,int,int?,str?,real?):dynamic
            +series_periods_detect(dyn,real,real,int):dynamic
            +series_periods_validate(dyn,real*):dynamic
            series_seasonal(dyn,int?,int?):dynamic
            beta_cdf(real,real,real):real
            beta_inv(real,real,real):real
            beta_pdf(real,real,real):real
            welch_test(real,real,real,real,real,real):real
            +hash_combine(any*):long
            +hash_many(nodyn*):long
            convert_angle(real,str,str):real
            convert_energy(real,str,str):real
            convert_force(real,str,str):real
            convert_length(real,str,str):real
            convert_mass(real,str,str):real
            convert_speed(real,str,str):real
            convert_temperature(real,str,str):real
            convert_volume(real,str,str):real
            gzip_compress_to_base64_string(str):string
            gzip_decompress_from_base64_string(str):string
            zlib_compress_to_base64_string(str):string
            zlib_decompress_from_base64_string(str):string
            punycode_from_string(str):string
            punycode_to_string(str):string
            punycode_domain_from_string(str):string
            punycode_domain_to_string(str):string
            ipv4_range_to_cidr_list(str,str):dynamic
            +ipv6_is_in_any_range(any*):bool
            parse_command_line(text,str):dynamic
            +column_names_of(any):dynamic
            +estimate_data_size(any*):long
            +assert(bool,str):bool
            +bin_auto(any):$0 =1
            geo_distance_2points(real,real,real,real,bool?):real
            geo_azimuth(real,real,real,real):real
            geo_angle(real,real,real,real,real,real):real
            geo_point_in_circle(real,real,real,real,real):bool
            geo_point_in_polygon(real,real,dyn):bool
            geo_distance_point_to_line(real,real,dyn):real
            geo_distance_point_to_polygon(real,real,dyn):real
            geo_closest_point_on_line(real,real,dyn):dynamic
            geo_closest_point_on_polygon(real,real,dyn):dynamic
            geo_line_length(dyn):real
            geo_line_centroid(dyn):dynamic
            geo_line_interpolate_point(dyn,real):dynamic
            geo_line_locate_point(dyn,real,real):real
            geo_line_densify(dyn,num?,bool?):dynamic
            geo_polygon_densify(dyn,num?,bool?):dynamic
            geo_polygon_area(dyn):real
            geo_polygon_perimeter(dyn):real
            geo_polygon_centroid(dyn):dynamic
            +geo_point_to_geohash(real,real,num?):string
            geo_geohash_to_central_point(str):dynamic
            geo_geohash_to_polygon(str):dynamic
            geo_geohash_neighbors(str):dynamic
            +geo_point_to_s2cell(real,real,num?):string
            geo_s2cell_to_central_point(str):dynamic
            geo_s2cell_to_polygon(str):dynamic
            geo_s2cell_neighbors(str):dynamic
            geo_intersects_2lines(dyn,dyn):bool
            geo_intersects_line_with_polygon(dyn,dyn):bool
            geo_intersects_2polygons(dyn,dyn):bool
            geo_from_wkt(str):dynamic
            arraylength(dyn):long
            base64_decodestring(str):string
            base64_encodestring(str):string
            +datepart(str!,dt):int
            +extractall(str!,any,any?):dynamic
            make_string(any*):string
            to_utf8(text):dynamic
            parsejson(any):dynamic =1
            parseurl(str):dynamic
            parseurlquery(str):dynamic
            totime(any):timespan =1
            """;

    private RareSignatures() {}
}
