package dev.purser.ibm.location;

import dev.purser.ibm.location.IbmLocations.Edition;
import java.util.Optional;

/**
 * Under which location the events of a registry are filed: the one answer for records, files and routes. Immutable,
 * thread-safe.
 *
 * @param edition whose table is followed
 * @param own the location of this registry's events
 * @param home the place of this registry as events name it ({@code origin.location})
 */
public record Filed(Edition edition, String own, String home) {
    private static final String DEFAULT = "us-south";

    /**
     * @param region the registry region that this registry stands for, by name or domain
     * @param global what stands as the location of the global registry; the page of 2026 leaves open whether that is
     *     {@code global} or {@code us-east}
     */
    public static Filed of(Edition edition, String region, String global, String home) {
        String location = IbmLocations.eventLocation(edition, region);
        return new Filed(edition, location.equals(IbmLocations.GLOBAL) ? global : safe(location, DEFAULT), home);
    }

    /**
     * Where an event is filed.
     *
     * @param location the event's place ({@code origin.location})
     * @param read true if the event was read from IBM's record, whose location stands as it is
     */
    public String of(Optional<String> location, boolean read) {
        if (location.isEmpty() || location.get().equals(home)) {
            return own;
        }
        return safe(read ? location.get() : IbmLocations.eventLocation(edition, location.get()), own);
    }

    /** The text if it can stand as a location, else what stands instead. */
    private static String safe(String location, String instead) {
        return IbmLocations.possible(location) ? location : instead;
    }
}
