package dev.purser.delivery.predicate;

import dev.purser.event.Target;
import java.util.List;
import java.util.Set;

/** What predicates are made of. Thread-safe. */
final class Tests {
    /** How a text is held against another. */
    enum Match {
        STARTSWITH("startswith") {
            @Override
            boolean holds(String value, String wanted) {
                return value.startsWith(wanted);
            }
        },
        ENDSWITH("endswith") {
            @Override
            boolean holds(String value, String wanted) {
                return value.endsWith(wanted);
            }
        },
        CONTAINS("contains") {
            @Override
            boolean holds(String value, String wanted) {
                return value.contains(wanted);
            }
        };

        private final String word;

        Match(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        abstract boolean holds(String value, String wanted);
    }

    /** A question to one text. */
    @FunctionalInterface
    private interface Question {
        boolean holds(String value);
    }

    private Tests() {}

    static Predicate all(List<Predicate> parts) {
        Predicate[] each = parts.toArray(Predicate[]::new);
        return each.length == 1
                ? each[0]
                : event -> {
                    for (Predicate part : each) {
                        if (!part.test(event)) {
                            return false;
                        }
                    }
                    return true;
                };
    }

    static Predicate any(List<Predicate> parts) {
        Predicate[] each = parts.toArray(Predicate[]::new);
        return each.length == 1
                ? each[0]
                : event -> {
                    for (Predicate part : each) {
                        if (part.test(event)) {
                            return true;
                        }
                    }
                    return false;
                };
    }

    static Predicate not(Predicate part) {
        return event -> !part.test(event);
    }

    static Predicate known(Field field) {
        return switch (field) {
            case Field.Number number -> event -> number.of(event) != Field.Number.UNKNOWN;
            case Field.Truth _ -> _ -> true;
            default -> asking(field, value -> true);
        };
    }

    static Predicate compare(Field.Number field, String sign, long wanted) {
        return event -> {
            long value = field.of(event);
            return value != Field.Number.UNKNOWN && holds(sign, Long.compare(value, wanted));
        };
    }

    private static boolean holds(String sign, int order) {
        return switch (sign) {
            case "==" -> order == 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    static Predicate among(Field field, Set<String> wanted) {
        return asking(field, wanted::contains);
    }

    static Predicate matching(Field field, Match match, String wanted) {
        return asking(field, value -> match.holds(value, wanted));
    }

    private static Predicate asking(Field field, Question question) {
        return switch (field) {
            case Field.Text text ->
                event -> {
                    String value = text.of(event);
                    return value != null && question.holds(value);
                };
            case Field.OfTarget each ->
                event -> {
                    List<Target> targets = event.targets();
                    for (int i = 0; i < targets.size(); i++) {
                        String value = each.of(targets.get(i));
                        if (value != null && question.holds(value)) {
                            return true;
                        }
                    }
                    return false;
                };
            default -> throw new IllegalArgumentException("not a field of texts: " + field);
        };
    }
}
