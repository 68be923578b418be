package dev.purser.azure.record;

import dev.purser.event.Source;
import java.util.Map;

/** Where events that were read come from, and what of their records no field has a place for. */
public final class Sources {
    private static final String SYSTEM = "azure";
    /** What the formats of this dialect's records begin with. */
    public static final String FORMAT = "azure/";

    private Sources() {}

    /**
     * The source of a record.
     *
     * @param own whether Purser wrote it: it is of the home registry, under an id that Purser makes
     * @param raw the record as it was read; null where it is not kept
     */
    public static Source of(boolean own, String category, Map<String, String> rest, String raw) {
        if (own && rest.isEmpty() && raw == null) {
            return Source.PURSER;
        }
        Source.Builder source =
                Source.builder(own ? Source.PURSER.system() : SYSTEM).format(FORMAT + category);
        if (!rest.isEmpty()) {
            source.rest(rest);
        }
        if (raw != null) {
            source.raw(raw);
        }
        return source.build();
    }

    /** True if the event keeps spellings of a record of this dialect. */
    public static boolean hasLeftovers(Source source) {
        return !source.rest().isEmpty()
                && source.format().filter(format -> format.startsWith(FORMAT)).isPresent();
    }
}
