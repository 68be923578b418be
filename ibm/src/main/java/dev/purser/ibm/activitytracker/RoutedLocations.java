package dev.purser.ibm.activitytracker;

import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.LocationTable;
import dev.purser.ibm.location.Filed;
import dev.purser.ibm.location.IbmLocations;
import dev.purser.ibm.location.IbmLocations.Edition;
import dev.purser.ibm.location.IbmLocations.Matching;
import java.util.List;

/**
 * Routes' rules as Event Routing has them: a rule names locations, {@code global} or {@code *}, and sees what is filed
 * under them. By the edition of 2026 a location takes in those below it; before, it stood for itself alone.
 */
record RoutedLocations(String name, Filed filed) implements LocationTable {
    private static final String NAME = "ibm";
    private static final int LONGEST = 64;

    /** The edition that was chosen under the name {@code ibm}, and each edition under a name of its own. */
    static List<LocationTable> of(Settings settings) {
        return List.of(
                new RoutedLocations(NAME, settings.filed(settings.edition())),
                new RoutedLocations(NAME + "-2020", settings.filed(Edition.OF_2020)),
                new RoutedLocations(NAME + "-2026", settings.filed(Edition.OF_2026)));
    }

    @Override
    public String expected() {
        return "* or a location that IBM files events under, as in eu-de, jp-tok or global; a registry region's former"
                + " name (ap-south) or domain is none";
    }

    /** Names of regions that no event is filed under would choose nothing without a word. */
    @Override
    public boolean allows(String location) {
        return location.equals("*")
                || (location.length() <= LONGEST
                        && IbmLocations.possible(location)
                        && IbmLocations.find(location)
                                .filter(region -> !region.name().equals(location))
                                .isEmpty());
    }

    @Override
    public boolean sees(String location, AuditEvent event) {
        return IbmLocations.locationMatches(
                location,
                filed.of(event.origin().location(), EventWriter.foreign(event.source())),
                filed.edition() == Edition.OF_2020 ? Matching.EQUAL : Matching.WITH_CHILDREN);
    }
}
