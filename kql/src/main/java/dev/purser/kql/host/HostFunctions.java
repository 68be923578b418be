package dev.purser.kql.host;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** All host functions, by name. */
public final class HostFunctions {
    private static final Map<String, HostFunction> ALL = new TreeMap<>();

    static {
        Dates.register();
        Texts.register();
        Hashes.register();
        Numbers.register();
        Parsers.register();
        Dynamics.register();
        Arrays.register();
        Sorting.register();
        Networks.register();
        SeriesFunctions.register();
        Digests.register();
        SeriesStats.register();
        SeriesFits.register();
        Fourier.register();
        Periods.register();
        Decomposition.register();
        Compressions.register();
        Punycode.register();
        AddressRanges.register();
        Units.register();
        GeoFunctions.register();
        GeoCrossings.register();
        Geohash.register();
        S2Cells.register();
        Densifying.register();
        Wkt.register();
    }

    private HostFunctions() {}

    /** Every function, for a connection to register. */
    public static Collection<HostFunction> all() {
        return java.util.Collections.unmodifiableCollection(ALL.values());
    }

    /** The function of that name, or {@code null}. */
    public static HostFunction named(String name) {
        return ALL.get(name);
    }

    static void add(String name, String params, char result, HostFunction.Body body) {
        ALL.put(name, new HostFunction(name, params, result, body));
    }
}
