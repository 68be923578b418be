package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.LONG;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.syntax.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of a scan: for each step whether it holds a sequence, which match that is, and, of what expressions name, the
 * latest values of the step and of those before it. Beside it, for the row just seen: which steps it matched, and with
 * what values.
 */
final class ScanState {
    /** Which state an expression sees: the step before's, its own, or that of whichever way the row matched. */
    enum View {
        BEFORE,
        OWN,
        MATCHED
    }

    private record Cell(int step, int of, String name) {}

    private final RowByRow walk;
    private final Tab sight;
    private final Map<String, Expr> defaults;
    private final List<Op.Step> steps;
    private final Map<Cell, Col> cells = new LinkedHashMap<>();
    private final List<Col> active = new ArrayList<>();
    private final List<Col> matches = new ArrayList<>();
    private final Col counter;
    private final List<Map<String, Col>> outputs = new ArrayList<>();
    private final List<Col> hit = new ArrayList<>();
    private final List<Col> again = new ArrayList<>();
    private List<Col> promoted = List.of();
    private List<Col> renewed = List.of();

    ScanState(Session session, RowByRow walk, Tab sight, Map<String, Expr> defaults, List<Op.Step> steps) {
        this.walk = walk;
        this.sight = sight;
        this.defaults = defaults;
        this.steps = steps;
        this.counter = walk.state("$matches", Expr.whole(0));
        for (int i = 0; i < steps.size(); i++) {
            active.add(walk.state("$active", Expr.bool(false)));
            matches.add(walk.state("$match", Expr.none(LONG)));
            hit.add(walk.state("$hit", Expr.bool(false)));
            again.add(walk.state("$again", Expr.bool(false)));
            Map<String, Col> values = new LinkedHashMap<>();
            for (String name : names()) {
                values.put(name, walk.state(name, empty(name)));
            }
            outputs.add(values);
        }
        session.full(steps.getFirst().name(), steps.size() * (names().size() + 4));
    }

    /** Where the row's matches will stand: see {@link RowByRow#reckon}. */
    void matches(List<Col> byPromotion, List<Col> byRenewal) {
        promoted = byPromotion;
        renewed = byRenewal;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(sight.names());
        defaults.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }

    private Expr empty(String name) {
        Expr value = defaults.get(name);
        return value == null ? Expr.none(sight.column(name).orElseThrow().type()) : value;
    }

    Expr active(int step) {
        return new Expr.Ref(active.get(step));
    }

    /** Whether a step still holds its sequence, once the step after it has looked at the row. */
    Expr still(int step) {
        return step + 1 < steps.size()
                ? Expr.fn("and", BOOL, active(step), Expr.fn("not", BOOL, new Expr.Ref(promoted.get(step + 1))))
                : active(step);
    }

    private Expr cell(int step, int of, String name) {
        for (int i = of; i <= step; i++) {
            cells.computeIfAbsent(new Cell(i, of, name), cell -> walk.state(name, empty(name)));
        }
        return new Expr.Ref(cells.get(new Cell(step, of, name)));
    }

    /** The cell, emptied where the step after it took the sequence. */
    private Expr left(int step, int of, String name) {
        Expr value = cell(step, of, name);
        return step + 1 < steps.size() ? choose(new Expr.Ref(promoted.get(step + 1)), empty(name), value) : value;
    }

    private static Expr choose(Expr condition, Expr then, Expr otherwise) {
        return Expr.fn("case", otherwise.type(), condition, then, otherwise);
    }

    /** What {@code step.column} means in an expression of a step. */
    Map<String, Row.Part> parts(int step, View view) {
        Map<String, Row.Part> parts = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            int of = i;
            parts.put(steps.get(i).name().name(), new Row.Part() {
                @Override
                public Optional<Expr> find(String name) {
                    return names().contains(name) ? Optional.of(seen(step, of, name, view)) : Optional.empty();
                }

                @Override
                public List<String> names() {
                    return ScanState.this.names();
                }
            });
        }
        return parts;
    }

    private Expr seen(int step, int of, String name, View view) {
        return switch (view) {
            case BEFORE -> of < step ? cell(step - 1, of, name) : empty(name);
            case OWN -> of <= step ? left(step, of, name) : empty(name);
            case MATCHED ->
                step == 0
                        ? seen(step, of, name, View.OWN)
                        : choose(
                                new Expr.Ref(promoted.get(step)),
                                seen(step, of, name, View.BEFORE),
                                seen(step, of, name, View.OWN));
        };
    }

    /** The state after the row, where {@code values} tells what each step's match gives. */
    Map<Col, Expr> next(List<Map<String, Expr>> values) {
        Map<Col, Expr> next = new HashMap<>();
        Expr begins = Expr.fn("and", BOOL, new Expr.Ref(renewed.getFirst()), Expr.fn("not", BOOL, still(0)));
        next.put(counter, choose(begins, Scanning.add(new Expr.Ref(counter), 1), new Expr.Ref(counter)));
        cells.forEach((cell, col) -> {
            Expr taken = cell.of() == cell.step()
                    ? values.get(cell.step()).get(cell.name())
                    : seen(cell.step(), cell.of(), cell.name(), View.BEFORE);
            Expr kept = left(cell.step(), cell.of(), cell.name());
            Expr anew = cell.of() == cell.step() ? taken : kept;
            next.put(
                    col,
                    choose(
                            new Expr.Ref(promoted.get(cell.step())),
                            taken,
                            choose(new Expr.Ref(renewed.get(cell.step())), anew, kept)));
        });
        for (int i = 0; i < steps.size(); i++) {
            Expr moved = new Expr.Ref(promoted.get(i));
            Expr anew = new Expr.Ref(renewed.get(i));
            Expr match = new Expr.Ref(matches.get(i));
            next.put(active.get(i), Expr.fn("or", BOOL, moved, anew, still(i)));
            next.put(
                    matches.get(i),
                    i == 0
                            ? choose(begins, new Expr.Ref(counter), match)
                            : choose(moved, new Expr.Ref(matches.get(i - 1)), match));
            next.put(hit.get(i), Expr.fn("or", BOOL, moved, anew));
            next.put(again.get(i), Expr.fn("and", BOOL, anew, still(i)));
            Map<String, Expr> given = values.get(i);
            outputs.get(i).forEach((name, col) -> next.put(col, given.get(name)));
        }
        return next;
    }

    /** Whether the row matched the step. */
    Expr hit(int step) {
        return new Expr.Ref(hit.get(step));
    }

    /** Whether it did so in a sequence that the step already held. */
    Col again(int step) {
        return again.get(step);
    }

    Col match(int step) {
        return matches.get(step);
    }

    /** The values with which the row matched the step, by name in the order of the output. */
    Map<String, Col> output(int step) {
        return outputs.get(step);
    }
}
