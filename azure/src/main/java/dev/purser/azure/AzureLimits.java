package dev.purser.azure;

import dev.purser.event.dialect.DialectFactory.Limit;
import java.util.List;

/** What Azure's records cannot say. */
final class AzureLimits {
    private AzureLimits() {}

    static List<Limit> all() {
        return List.of();
    }
}
