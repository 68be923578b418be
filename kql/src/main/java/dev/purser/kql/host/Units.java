package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Units of measure, each as so many of its kind's first: {@code convert_length(1.5, 'Mile', 'Meter')}. Names are taken in
 * any case; an unknown one gives null.
 */
final class Units {
    private static final double SECONDS_PER_HOUR = 3600;
    private static final Map<String, Map<String, Double>> KINDS = new HashMap<>();
    private static final Map<String, Double> PREFIXES = Map.ofEntries(
            Map.entry("nano", 1e-9),
            Map.entry("micro", 1e-6),
            Map.entry("milli", 1e-3),
            Map.entry("centi", 1e-2),
            Map.entry("deci", 1e-1),
            Map.entry("deca", 1e1),
            Map.entry("hecto", 1e2),
            Map.entry("kilo", 1e3),
            Map.entry("mega", 1e6),
            Map.entry("giga", 1e9),
            Map.entry("tera", 1e12));

    static {
        KINDS.put("angle", read(UnitTable.ANGLE));
        KINDS.put("energy", read(UnitTable.ENERGY));
        KINDS.put("force", read(UnitTable.FORCE));
        KINDS.put("length", read(UnitTable.LENGTH));
        KINDS.put("mass", read(UnitTable.MASS));
        KINDS.put("volume", read(UnitTable.VOLUME));
        Map<String, Double> speeds = new HashMap<>();
        KINDS.get("length").forEach((name, meters) -> {
            speeds.put(name + "persecond", meters);
            speeds.put(name + "perminute", meters / 60);
            speeds.put(name + "perhour", meters / SECONDS_PER_HOUR);
        });
        speeds.put("mileperhour", 0.44704);
        speeds.put("knot", 0.514444);
        KINDS.put("speed", speeds);
    }

    private Units() {}

    static void register() {
        for (String kind : KINDS.keySet()) {
            add("convert_" + kind, "dss", 'd', a -> convert(kind, (Double) a[0], name(a[1]), name(a[2])));
        }
        add("convert_temperature", "dss", 'd', a -> temperature((Double) a[0], name(a[1]), name(a[2])));
    }

    private static String name(Object unit) {
        return ((String) unit).toLowerCase(Locale.ROOT);
    }

    /** {@code name=size} or {@code prefix,prefix:name=size}, with blanks between. */
    private static Map<String, Double> read(String table) {
        Map<String, Double> units = new HashMap<>();
        for (String entry : table.strip().split("\\s+")) {
            int equals = entry.indexOf('=');
            double size = Double.parseDouble(entry.substring(equals + 1));
            String[] parts = entry.substring(0, equals).split(":");
            String name = parts[parts.length - 1];
            units.put(name, size);
            for (String prefix : parts.length > 1 ? parts[0].split(",") : new String[0]) {
                units.put(prefix + name, PREFIXES.get(prefix) * size);
            }
        }
        return units;
    }

    private static Double convert(String kind, double value, String from, String to) {
        Map<String, Double> units = KINDS.get(kind);
        if (kind.equals("angle") && (from.equals("tilt") || to.equals("tilt"))) {
            return tilt(value, from, to, units);
        }
        Double size = units.get(from);
        Double other = units.get(to);
        return size == null || other == null ? null : (Double) (from.equals(to) ? value : value * size / other);
    }

    /** A tilt is the sine of an angle. */
    private static Double tilt(double value, String from, String to, Map<String, Double> units) {
        double degrees = from.equals("tilt") ? Math.toDegrees(Math.asin(value)) : value * units.get(from);
        return to.equals("tilt") ? Math.sin(Math.toRadians(degrees)) : degrees / units.get(to);
    }

    private static Double temperature(double value, String from, String to) {
        Double kelvin = switch (from) {
            case "kelvin" -> value;
            case "degreecelsius" -> value + 273.15;
            case "millidegreecelsius" -> value / 1000 + 273.15;
            case "degreefahrenheit" -> (value + 459.67) * 5 / 9;
            case "degreerankine" -> value * 5 / 9;
            case "degreedelisle" -> 373.15 - value * 2 / 3;
            case "degreenewton" -> value * 100 / 33 + 273.15;
            case "degreereaumur" -> value * 5 / 4 + 273.15;
            case "degreeroemer" -> (value - 7.5) * 40 / 21 + 273.15;
            case "solartemperature" -> value * 5778;
            default -> null;
        };
        if (kelvin == null) {
            return null;
        }
        double celsius = kelvin - 273.15;
        return switch (to) {
            case "kelvin" -> kelvin;
            case "degreecelsius" -> celsius;
            case "millidegreecelsius" -> celsius * 1000;
            case "degreefahrenheit" -> (kelvin - 459.67 * 5 / 9) * 9 / 5;
            case "degreerankine" -> kelvin * 9 / 5;
            case "degreedelisle" -> (kelvin - 373.15) * -3 / 2;
            case "degreenewton" -> celsius * 33 / 100;
            case "degreereaumur" -> celsius * 4 / 5;
            case "degreeroemer" -> celsius * 21 / 40 + 7.5;
            case "solartemperature" -> kelvin / 5778;
            default -> null;
        };
    }
}
