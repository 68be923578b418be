package dev.purser.server.config;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The values that stand after all sources were heard: flags over environment over file over default. For one thread.
 * Problems are collected, not thrown.
 */
final class Values {
    private final Map<String, Assignment> winners = new HashMap<>();
    private final Set<Problem> problems = new LinkedHashSet<>();

    /** Takes an assignment of a known setting, unless a stronger source has set it already. */
    void put(Assignment given) {
        winners.merge(
                given.name(),
                given,
                (old, other) -> other.where().kind().compareTo(old.where().kind()) >= 0 ? other : old);
    }

    void report(Problem problem) {
        problems.add(problem);
    }

    /** Reports what is wrong with the value of a setting. */
    void report(Setting<?> setting, String what, String advice) {
        report(new Problem(where(setting), setting.name() + " " + what, advice));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    Where where(Setting<?> setting) {
        Assignment given = winners.get(setting.name());
        return given == null ? Where.DEFAULT : given.where();
    }

    /** Per name of a setting that somebody set: where. */
    Map<String, Where> origins() {
        Map<String, Where> origins = new TreeMap<>();
        winners.forEach((name, given) -> origins.put(name, given.where()));
        return Collections.unmodifiableMap(origins);
    }

    boolean given(Setting<?> setting) {
        return winners.containsKey(setting.name());
    }

    /** The value of a setting that has a default; where the given one is wrong, that is reported and the default stands in. */
    <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new IllegalArgumentException(setting.name() + " has no default"));
    }

    /** The value; empty where nobody set it and it has no default. */
    <T> Optional<T> find(Setting<T> setting) {
        Assignment given = winners.get(setting.name());
        if (given != null) {
            try {
                return Optional.of(parse(setting, given));
            } catch (BadValueException e) {
                String shown = setting.secret() ? "" : " (\"" + shortened(given.text()) + "\")";
                report(setting, e.getMessage() + shown, e.advice());
            }
        }
        return setting.byDefault().map(setting.type()::parse);
    }

    private static <T> T parse(Setting<T> setting, Assignment given) {
        if (given.list() && !setting.type().list()) {
            throw new BadValueException(
                    "takes one value, not a list", "write " + setting.type().syntax());
        }
        return setting.type().parse(given.text());
    }

    /** The first letters, printable. */
    static String shortened(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(60).forEach(one -> shown.appendCodePoint(Character.isISOControl(one) ? '\uFFFD' : one));
        return text.codePointCount(0, text.length()) > 60 ? shown + "…" : shown.toString();
    }
}
