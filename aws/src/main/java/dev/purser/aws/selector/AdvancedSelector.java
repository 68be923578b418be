package dev.purser.aws.selector;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One advanced event selector. Its fields are ANDed; several selectors are ORed.
 *
 * @param name what whoever put it calls it
 */
public record AdvancedSelector(Optional<String> name, List<FieldSelector> fields) {
    /** The field that every selector has. */
    static final String CATEGORY = "eventCategory";

    private static final String MANAGEMENT = "Management";

    public AdvancedSelector {
        fields = List.copyOf(fields);
    }

    /** Whether it takes management events: of ECR and of CloudTrail itself there are no others. */
    public boolean management() {
        return fields.stream().allMatch(one -> !one.field().equals(CATEGORY) || one.takes(List.of(MANAGEMENT)));
    }

    /** Whether one of them takes that record. */
    public static boolean anyTakes(List<AdvancedSelector> selectors, Function<String, List<String>> record) {
        for (AdvancedSelector one : selectors) {
            if (one.takes(record)) {
                return true;
            }
        }
        return false;
    }

    private boolean takes(Function<String, List<String>> record) {
        for (FieldSelector one : fields) {
            if (!one.takes(record.apply(one.field()))) {
                return false;
            }
        }
        return true;
    }
}
