package dev.purser.ibm.location;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the events of IBM's registries are filed, and which rules of a route see them. Thread-safe.
 *
 * <p>Source: the events pages of IBM Cloud Container Registry, editions of 2020-07-28 (tables 2 and 3) and 2026-01-09
 * (locations where events are generated and sent), and the registry's overview of regions.
 */
public final class IbmLocations {
    /** The location of the global registry's events as the page of 2026 shows it. */
    public static final String GLOBAL = "global";

    private static final List<RegistryRegion> REGIONS = List.of(
            region("us-south", null, "us.icr.io", "registry.ng.bluemix.net", "us-south", "us-south"),
            region("eu-de", "eu-central", "de.icr.io", "registry.eu-de.bluemix.net", "eu-de", "eu-de"),
            region("eu-gb", "uk-south", "uk.icr.io", "registry.eu-gb.bluemix.net", "eu-gb", "eu-gb"),
            region("au-syd", "ap-south", "au.icr.io", "registry.au-syd.bluemix.net", "jp-tok", "au-syd"),
            region("jp-tok", "ap-north", "jp.icr.io", null, "jp-tok", "jp-tok"),
            own("jp-osa", "jp2.icr.io"),
            own("br-sao", "br.icr.io"),
            own("ca-tor", "ca.icr.io"),
            own("ca-mon", "ca2.icr.io"),
            own("eu-es", "es.icr.io"),
            own("in-che", "in.icr.io"),
            own("in-mum", "in2.icr.io"),
            region(GLOBAL, null, "icr.io", "registry.bluemix.net", "us-south", GLOBAL));

    private static final Map<String, RegistryRegion> BY_NAME = byName();

    /** Which of the two pages is followed. */
    public enum Edition {
        /** 2020-07-28: {@code ap-south} in Tokyo, the global registry in Dallas. */
        OF_2020("2020"),
        /** 2026-01-09: each region at home, the global registry in Washington, shown as {@code global}. */
        OF_2026("2026");

        private final String text;

        Edition(String text) {
            this.text = text;
        }

        /** The year, as settings have it. */
        public String text() {
            return text;
        }

        /** The edition of that year, or empty if there is none. */
        public static Optional<Edition> of(String text) {
            for (Edition one : values()) {
                if (one.text.equals(text)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }

    /** How a rule's location is compared with an event's. */
    public enum Matching {
        /** Since 2026-01-27: a location takes in those below it, {@code eu-de} also {@code eu-de-1}, {@code jp} all Japan. */
        WITH_CHILDREN,
        /** Before: equal ones only. */
        EQUAL
    }

    /**
     * One registry of IBM's.
     *
     * @param name the region's name now; {@code global} for the global registry
     * @param formerName its name of 2020, where that was another
     * @param domain the domain that clients use
     * @param legacyDomain the domain of before 2019, where there was one
     * @param events2020 the location of its events by the page of 2020, or, for a region that the page does not know yet,
     *     the region itself
     * @param events2026 the location of its events by the page of 2026
     */
    public record RegistryRegion(
            String name,
            Optional<String> formerName,
            String domain,
            Optional<String> legacyDomain,
            String events2020,
            String events2026) {
        /** The domain on the private network. */
        public String privateDomain() {
            return "private." + domain;
        }

        /** The location of its events. */
        public String events(Edition edition) {
            return edition == Edition.OF_2020 ? events2020 : events2026;
        }
    }

    private IbmLocations() {}

    private static RegistryRegion region(
            String name, String former, String domain, String legacy, String events2020, String events2026) {
        return new RegistryRegion(
                name, Optional.ofNullable(former), domain, Optional.ofNullable(legacy), events2020, events2026);
    }

    private static RegistryRegion own(String name, String domain) {
        return region(name, null, domain, null, name, name);
    }

    private static Map<String, RegistryRegion> byName() {
        Map<String, RegistryRegion> names = new HashMap<>();
        for (RegistryRegion one : REGIONS) {
            names.put(one.name(), one);
            names.put(one.domain(), one);
            names.put(one.privateDomain(), one);
            one.formerName().ifPresent(name -> names.put(name, one));
            one.legacyDomain().ifPresent(domain -> names.put(domain, one));
        }
        return Map.copyOf(names);
    }

    /** All registries, in the order of IBM's table. */
    public static List<RegistryRegion> regions() {
        return REGIONS;
    }

    /** The registry of that region's name, former name, or domain in any of its spellings; empty if there is none. */
    public static Optional<RegistryRegion> find(String regionOrDomain) {
        return Optional.ofNullable(BY_NAME.get(regionOrDomain.toLowerCase(Locale.ROOT)));
    }

    /**
     * The location under which the events of a registry are filed.
     *
     * @param regionOrDomain a region's name, former name, or domain; anything else is taken for a location and stands
     */
    public static String eventLocation(Edition edition, String regionOrDomain) {
        RegistryRegion known = BY_NAME.get(regionOrDomain);
        return known == null ? regionOrDomain : known.events(edition);
    }

    /** True if a CRN can have that as its location. */
    public static boolean possible(String location) {
        for (int i = 0; i < location.length(); i++) {
            char c = location.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
                return false;
            }
        }
        return !location.isEmpty();
    }

    /**
     * True if a rule for {@code rule} sees an event of {@code location}. {@code *} sees all; {@code global} sees what is
     * filed under {@code global} and nothing else.
     */
    public static boolean locationMatches(String rule, String location, Matching matching) {
        return rule.equals("*")
                || location.equals(rule)
                || (matching == Matching.WITH_CHILDREN
                        && location.length() > rule.length()
                        && !rule.isEmpty()
                        && location.charAt(rule.length()) == '-'
                        && location.startsWith(rule));
    }
}
