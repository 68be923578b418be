package dev.purser.bench.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One question in Kusto, with the best SQL for the same engine and for PostgreSQL that its writer knew.
 *
 * @param title from the first line of the Kusto text
 */
record Question(String name, String title, String kusto, String duckdb, String postgres) {
    private static final List<String> NAMES = List.of(
            "01-recent",
            "02-newest",
            "03-deleted",
            "04-untagged",
            "05-failures",
            "06-refused",
            "07-hourly",
            "08-most-pulled",
            "09-needle",
            "10-slow");

    static List<Question> all() {
        return NAMES.stream().map(Question::read).toList();
    }

    private static Question read(String name) {
        String kusto = text(name + ".kql");
        String title = kusto.substring(2, kusto.indexOf('\n')).strip();
        return new Question(name, title, kusto, text(name + ".duckdb.sql"), text(name + ".postgres.sql"));
    }

    private static String text(String file) {
        try (InputStream in = Question.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A text with its places filled in. */
    static String filled(String text, Map<String, String> places) {
        String filled = text;
        for (Map.Entry<String, String> place : places.entrySet()) {
            filled = filled.replace("${" + place.getKey() + "}", place.getValue());
        }
        return filled;
    }
}
