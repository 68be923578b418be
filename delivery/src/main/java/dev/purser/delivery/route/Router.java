package dev.purser.delivery.route;

import dev.purser.delivery.Route;
import dev.purser.delivery.Rule;
import dev.purser.event.AuditEvent;
import java.util.ArrayList;
import java.util.List;

/** All enabled routes at one moment, compiled. Immutable, thread-safe. */
public final class Router {
    /** Leads nothing anywhere. */
    public static final Router NONE = new Router(List.of(), Locations.NONE);

    private record Step(CompiledSelection selection, List<String> destinations) {}

    private final List<List<Step>> routes = new ArrayList<>();

    /**
     * @param known what locations mean
     * @throws dev.purser.event.PurserException if a selection cannot be used
     */
    public Router(List<Route> all, Locations known) {
        for (Route route : all) {
            if (route.enabled()) {
                routes.add(compile(route.rules(), known));
            }
        }
    }

    private static List<Step> compile(List<Rule> rules, Locations known) {
        List<Step> steps = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            steps.add(new Step(new CompiledSelection(rule.selection(), known), rule.destinations()));
        }
        return steps;
    }

    /** Compiles rules to find out whether that can be done. */
    static void check(List<Rule> rules, Locations known) {
        compile(rules, known);
    }

    /** What leads to one destination. */
    public Lead to(String destination) {
        List<CompiledSelection[]> selections = new ArrayList<>();
        List<boolean[]> leads = new ArrayList<>();
        for (List<Step> route : routes) {
            if (route.stream().anyMatch(step -> step.destinations().contains(destination))) {
                selections.add(route.stream().map(Step::selection).toArray(CompiledSelection[]::new));
                boolean[] here = new boolean[route.size()];
                for (int i = 0; i < here.length; i++) {
                    here[i] = route.get(i).destinations().contains(destination);
                }
                leads.add(here);
            }
        }
        return new Lead(selections.toArray(CompiledSelection[][]::new), leads.toArray(boolean[][]::new));
    }

    /** What leads to one destination: its routes, and which of their rules name it. Immutable; asking allocates nothing. */
    public static final class Lead {
        private final CompiledSelection[][] selections;
        private final boolean[][] leads;

        private Lead(CompiledSelection[][] selections, boolean[][] leads) {
            this.selections = selections;
            this.leads = leads;
        }

        /** True if no route leads there, whatever the event. */
        public boolean none() {
            return selections.length == 0;
        }

        /** True if any route leads the event there. */
        public boolean takes(AuditEvent event) {
            for (int i = 0; i < selections.length; i++) {
                CompiledSelection[] route = selections[i];
                for (int j = 0; j < route.length; j++) {
                    if (route[j].selects(event)) {
                        if (leads[i][j]) {
                            return true;
                        }
                        break;
                    }
                }
            }
            return false;
        }
    }
}
