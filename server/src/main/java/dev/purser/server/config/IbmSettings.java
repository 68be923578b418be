package dev.purser.server.config;

import java.util.List;
import java.util.Map;

/**
 * Where this registry is in IBM's terms: what the dialect {@code activity-tracker} writes where a destination does not say.
 *
 * @param region the registry region that this one stands for
 * @param edition the events page that is followed
 * @param globalLocation the location of the global registry's events by the page of 2026
 */
public record IbmSettings(String region, String edition, String globalLocation) {
    static final Setting<String> REGION = Setting.of(
            "ibm.region",
            ValueTypes.text(
                    "registry region",
                    "a registry region's name or domain, as in eu-de or de.icr.io",
                    "[a-z0-9.-]{2,40}"),
            "us-south",
            "The registry region that this registry stands for. The edition's table of locations makes of it where events"
                    + " are filed, and which routes see them.");
    static final Setting<String> EDITION = Setting.of(
            "ibm.edition",
            ValueTypes.text("edition", "2020 or 2026", "2020|2026"),
            "2026",
            "The edition of IBM's pages that is followed: which actions are written, and where they are filed.");
    static final Setting<String> GLOBAL_LOCATION = Setting.of(
            "ibm.global-location",
            ValueTypes.text("location", "global or us-east", "global|us-east"),
            "global",
            "The location of the global registry's events by the edition of 2026, and so which routes see them. IBM does not"
                    + " publish which of the two it is.");
    static final List<Setting<?>> ALL = List.of(REGION, EDITION, GLOBAL_LOCATION);

    static IbmSettings from(Values values) {
        return new IbmSettings(values.get(REGION), values.get(EDITION), values.get(GLOBAL_LOCATION));
    }

    /** The options of the dialect that are set here. */
    public Map<String, String> options() {
        return Map.of("region", region, "edition", edition, "global-location", globalLocation);
    }
}
