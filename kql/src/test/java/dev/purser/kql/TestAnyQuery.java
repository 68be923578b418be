package dev.purser.kql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.kql.type.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A thousand random queries that make sense: each is bound, as Microsoft's service binds it, and runs. */
class TestAnyQuery {
    private static final int QUERIES = 1000;
    private static final int ASKED = 300;

    /** What the service says of a dynamic that is an array where a bag is meant: the engine looks at the value. */
    private static final Pattern KINDS = Pattern.compile("^KS(234|235|141)@");

    @Test
    void everyQueryRuns() {
        RandomQueries queries = new RandomQueries(20);
        List<String> faults = new ArrayList<>();
        try (Engine engine = RandomQueries.engine(TestOracle.catalog())) {
            for (int i = 0; i < QUERIES; i++) {
                String query = queries.query();
                try {
                    Engine.Answer answer = engine.run(query);
                    if (!answer.problems().isEmpty()) {
                        faults.add(query + "\n  " + answer.problems().getFirst().message());
                    }
                } catch (RuntimeException e) {
                    faults.add(query + "\n  " + e.getCause());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void namesAndTypesAreMicrosofts() throws IOException, InterruptedException {
        RandomQueries random = new RandomQueries(21);
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < ASKED; i++) {
            queries.add(random.query());
        }
        List<String> answers = TestOracle.answers(queries);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < ASKED; i++) {
            Map<?, ?> theirs = (Map<?, ?>) Json.value(answers.get(i));
            BoundQuery ours = Kql.bind(queries.get(i), TestOracle.catalog());
            String columns = ours.problems().isEmpty()
                    ? ours.tables().getFirst().columns().stream()
                            .map(col -> col.name() + ":" + col.type().kusto())
                            .collect(Collectors.joining(", "))
                    : ours.problems().getFirst().message();
            List<?> problems = (List<?>) theirs.get("d");
            boolean kinds = !problems.isEmpty()
                    && problems.stream()
                            .allMatch(code -> KINDS.matcher(code.toString()).find());
            if (!kinds && (!problems.isEmpty() || !columns.equals(theirs.get("cols")))) {
                faults.add(queries.get(i) + "\n  ours " + columns + "\n  theirs " + theirs.get("d") + " "
                        + theirs.get("cols"));
            }
        }
        assertThat(faults).isEmpty();
    }
}
