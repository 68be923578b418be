package dev.purser.aws.selector;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one field of a record must be: any of what is wanted, and nothing of what is not. A record that lacks the field is
 * nothing that is wanted; of a field with several values, one is enough either way.
 *
 * @param tests at least one, each with at least one text
 */
public record FieldSelector(String field, Map<Operator, List<String>> tests) {
    /** How texts are compared, under CloudTrail's names; case makes a difference. */
    public enum Operator {
        EQUALS("Equals"),
        STARTS_WITH("StartsWith"),
        ENDS_WITH("EndsWith"),
        NOT_EQUALS("NotEquals"),
        NOT_STARTS_WITH("NotStartsWith"),
        NOT_ENDS_WITH("NotEndsWith");

        private final String text;

        Operator(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        static Optional<Operator> of(String text) {
            return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
        }

        private boolean wants() {
            return ordinal() < NOT_EQUALS.ordinal();
        }

        private boolean fits(String value, String given) {
            return switch (this) {
                case EQUALS, NOT_EQUALS -> value.equals(given);
                case STARTS_WITH, NOT_STARTS_WITH -> value.startsWith(given);
                case ENDS_WITH, NOT_ENDS_WITH -> value.endsWith(given);
            };
        }
    }

    public FieldSelector {
        Map<Operator, List<String>> ordered = new EnumMap<>(Operator.class);
        tests.forEach((operator, texts) -> ordered.put(operator, List.copyOf(texts)));
        tests = Collections.unmodifiableMap(ordered);
    }

    /** Whether a field with these values is taken. */
    boolean takes(List<String> values) {
        boolean wanted = false;
        boolean found = false;
        for (Map.Entry<Operator, List<String>> test : tests.entrySet()) {
            boolean fits = fits(test.getKey(), test.getValue(), values);
            if (test.getKey().wants()) {
                wanted = true;
                found |= fits;
            } else if (fits) {
                return false;
            }
        }
        return found || !wanted;
    }

    private static boolean fits(Operator operator, List<String> given, List<String> values) {
        for (String value : values) {
            for (String text : given) {
                if (operator.fits(value, text)) {
                    return true;
                }
            }
        }
        return false;
    }
}
