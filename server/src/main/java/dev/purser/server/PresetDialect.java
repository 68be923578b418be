package dev.purser.server;

import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.DialectFactory;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.LocationTable;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dialect some of whose options have the values that this server's configuration gives them, where nobody chooses. */
record PresetDialect(DialectFactory dialect, Map<String, String> presets) implements DialectFactory {
    @Override
    public String name() {
        return dialect.name();
    }

    @Override
    public String summary() {
        return dialect.summary();
    }

    @Override
    public List<Option> options() {
        return dialect.options().stream().map(this::preset).toList();
    }

    private Option preset(Option option) {
        String value = presets.get(option.name());
        return value == null
                ? option
                : new Option(
                        option.name(), Optional.of(value), false, option.secret(), option.values(), option.meaning());
    }

    @Override
    public List<Limit> limits() {
        return dialect.limits();
    }

    @Override
    public Dialect open(Home home, Options options) {
        return dialect.open(home, options);
    }

    @Override
    public List<LocationTable> locations(Home home, Options options) {
        return dialect.locations(home, options);
    }
}
