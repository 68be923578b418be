package dev.purser.http.reference;

import dev.purser.delivery.DestinationFactory;
import java.util.List;

/** The page {@code docs/destinations.md}: each type of destination and what can be set. */
public final class DestinationReference {
    private static final String INTRODUCTION = """
            # Destinations

            <!-- Generated from the code by dev.purser.server.WritePages. Do not edit. -->

            Where records can be sent. A destination has a type, the type's options, a dialect
            ([dialects.md](dialects.md)) and a position of its own in the journal; a route leads events to it. Everything
            arrives at least once and in order, however long the other side is away; an event's id tells copies.

            ```
            purser destination create NAME --type TYPE --dialect DIALECT --set OPTION=VALUE …
            purser route create NAME --to DESTINATION [--action 'image.*'] [--where PREDICATE] …
            purser destination status
            ```
            """;

    private DestinationReference() {}

    /** The whole page, in Markdown. */
    public static String render(List<DestinationFactory> types) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (DestinationFactory type : types) {
            page.append("\n## `")
                    .append(type.type())
                    .append("`\n\n")
                    .append(type.summary())
                    .append('\n');
            OptionTable.append(page, type.options());
        }
        return page.toString();
    }
}
