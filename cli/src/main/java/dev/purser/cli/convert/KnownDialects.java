package dev.purser.cli.convert;

import dev.purser.event.dialect.Dialects;
import dev.purser.event.dialect.PurserDialect;
import java.util.List;

/** Every dialect that the program has. */
final class KnownDialects {
    static final Dialects ALL = new Dialects(List.of(PurserDialect.FACTORY));

    private KnownDialects() {}
}
