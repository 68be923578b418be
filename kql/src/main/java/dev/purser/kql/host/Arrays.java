package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import dev.purser.kql.type.Ticks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Arrays, also as sets. */
final class Arrays {
    private static final int LONGEST = 1_048_576;

    private Arrays() {}

    static void register() {
        add("array_concat", "*", 's', a -> {
            List<Object> out = new ArrayList<>();
            for (Object one : list(a[0])) {
                if (one instanceof List<?> list) {
                    out.addAll(list);
                }
            }
            return Json.write(out);
        });
        add("flatten", "jbL", 's', a -> flatten(list(a[0]), (Boolean) a[1], a[2] == null ? LONGEST : (Long) a[2]));
        add("array_slice", "jll", 's', a -> slice(list(a[0]), (Long) a[1], (Long) a[2]));
        add(
                "array_reverse",
                "j",
                's',
                a -> Json.value((String) a[0]) instanceof List<?> list ? Json.write(list.reversed()) : null);
        add("array_index_of", "jjLLL", 'l', a -> indexOf(a));
        add("array_sum", "j", 'd', a -> {
            List<Double> numbers = list(a[0]).stream()
                    .filter(Number.class::isInstance)
                    .map(one -> ((Number) one).doubleValue())
                    .toList();
            return numbers.isEmpty()
                    ? null
                    : (Double) numbers.stream().mapToDouble(one -> one).sum();
        });
        add(
                "strcat_array",
                "js",
                's',
                a -> Json.value((String) a[0]) instanceof List<?> list
                        ? String.join(
                                (String) a[1], list.stream().map(Dynamics::text).toList())
                        : null);
        add("array_iff", "jjj", 's', a -> choose(list(a[0]), Json.value((String) a[1]), Json.value((String) a[2])));
        add("array_split", "jj", 's', a -> split(list(a[0]), Json.value((String) a[1])));
        add("array_rotate_left", "jl", 's', a -> rotate(list(a[0]), (Long) a[1]));
        add("array_rotate_right", "jl", 's', a -> rotate(list(a[0]), -(Long) a[1]));
        add("array_shift_left", "jlj", 's', a -> shift(list(a[0]), (Long) a[1], filler(a)));
        add("array_shift_right", "jlj", 's', a -> shift(list(a[0]), -(Long) a[1], filler(a)));
        add("set_union", "*", 's', a -> {
            List<Object> out = new ArrayList<>();
            list(a[0]).forEach(set -> elements(set).forEach(one -> put(out, one)));
            return Json.write(out);
        });
        add("set_intersect", "*", 's', a -> intersect(list(a[0])));
        add("set_difference", "*", 's', a -> {
            List<?> sets = list(a[0]);
            List<Object> out = new ArrayList<>();
            elements(sets.getFirst()).forEach(one -> put(out, one));
            sets.subList(1, sets.size()).forEach(set -> out.removeIf(one -> has(elements(set), one)));
            return Json.write(out);
        });
        add("set_has_element", "jj", 'b', a -> has(list(a[0]), Json.value((String) a[1])));
        add("set_equals", "jj", 'b', a -> {
            List<?> x = list(a[0]);
            List<?> y = list(a[1]);
            return x.stream().allMatch(one -> has(y, one)) && y.stream().allMatch(one -> has(x, one));
        });
        add("jaccard_index", "jj", 'd', a -> {
            List<Object> all = new ArrayList<>();
            list(a[0]).forEach(one -> put(all, one));
            list(a[1]).forEach(one -> put(all, one));
            long both = all.stream()
                    .filter(one -> has(list(a[0]), one) && has(list(a[1]), one))
                    .count();
            return all.isEmpty() ? Double.NaN : (double) both / all.size();
        });
        add(
                "repeat",
                "jl",
                's',
                a -> (Long) a[1] < 0
                        ? null
                        : Json.write(
                                Collections.nCopies((int) Math.min((Long) a[1], LONGEST), Json.value((String) a[0]))));
        add("zip", "*", 's', a -> zip(list(a[0])));
        add("range", "jjj", 's', Arrays::range);
        add("range_times", "llls", 's', Arrays::times);
    }

    private static List<?> list(Object json) {
        return Json.value((String) json) instanceof List<?> list ? list : List.of();
    }

    /** The elements of all, a list with its nulls, a set without. */
    private static String flatten(List<?> values, boolean distinct, long most) {
        List<Object> out = new ArrayList<>();
        for (Object one : values) {
            for (Object element : one == null ? Collections.singletonList(null) : elements(one)) {
                if (out.size() < most && (!distinct || element != null && !has(out, element))) {
                    out.add(element);
                }
            }
        }
        return Json.write(out);
    }

    private static List<?> elements(Object set) {
        return set instanceof List<?> list ? list : set == null ? List.of() : List.of(set);
    }

    private static void put(List<Object> out, Object one) {
        if (!has(out, one)) {
            out.add(one);
        }
    }

    private static boolean has(List<?> list, Object one) {
        for (Object other : list) {
            if (Dynamics.same(other, one)) {
                return true;
            }
        }
        return false;
    }

    private static String intersect(List<?> sets) {
        List<Object> out = new ArrayList<>();
        for (Object one : elements(sets.getFirst())) {
            if (sets.stream().allMatch(set -> has(elements(set), one))) {
                put(out, one);
            }
        }
        return Json.write(out);
    }

    private static String slice(List<?> list, long from, long to) {
        long start = from < 0 ? Math.max(0, list.size() + from) : from;
        long end = Math.min(list.size() - 1L, to < 0 ? list.size() + to : to);
        return Json.write(start > end ? List.of() : list.subList((int) start, (int) end + 1));
    }

    private static Long indexOf(Object[] a) {
        if (!(Json.value((String) a[0]) instanceof List<?> list)) {
            return null;
        }
        Object sought = Json.value((String) a[1]);
        long from = a[2] == null ? 0 : (Long) a[2] < 0 ? Math.max(0, list.size() + (Long) a[2]) : (Long) a[2];
        long to = a[3] == null || (Long) a[3] < 0 ? list.size() : Math.min(list.size(), from + (Long) a[3]);
        long nth = a[4] == null ? 1 : (Long) a[4];
        if (nth < 0 || a[3] != null && (Long) a[3] < -1) {
            return null;
        }
        for (long i = from; i < to; i++) {
            if (Dynamics.same(list.get((int) i), sought) && --nth == 0) {
                return i;
            }
        }
        return -1L;
    }

    private static String choose(List<?> conditions, Object yes, Object no) {
        List<Object> out = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            Object condition = conditions.get(i);
            Boolean holds = condition instanceof Boolean bool
                    ? bool
                    : condition instanceof Number number ? (Boolean) (number.doubleValue() != 0) : null;
            Object side = Boolean.TRUE.equals(holds) ? yes : no;
            out.add(
                    holds == null
                            ? null
                            : side instanceof List<?> list ? (i < list.size() ? list.get(i) : null) : side);
        }
        return Json.write(out);
    }

    private static String split(List<?> list, Object at) {
        List<Object> out = new ArrayList<>();
        int from = 0;
        for (Object index : at instanceof List<?> many ? many : List.of(at)) {
            long place = (Long) index;
            int to = (int) Math.clamp(place < 0 ? list.size() + place : place, from, list.size());
            out.add(list.subList(from, to));
            from = to;
        }
        out.add(list.subList(from, list.size()));
        return Json.write(out);
    }

    private static String rotate(List<?> list, long by) {
        List<Object> out = new ArrayList<>(list);
        if (!out.isEmpty()) {
            Collections.rotate(out, (int) -(by % out.size()));
        }
        return Json.write(out);
    }

    /** What comes in when an array is shifted: an empty text among texts, else null. */
    private static Object filler(Object[] a) {
        List<?> list = list(a[0]);
        boolean texts = !list.isEmpty() && list.stream().allMatch(String.class::isInstance);
        return a[2] != null ? Json.value((String) a[2]) : texts ? "" : null;
    }

    private static String shift(List<?> list, long by, Object fill) {
        List<Object> out = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            long from = i + by;
            out.add(from >= 0 && from < list.size() ? list.get((int) from) : fill);
        }
        return Json.write(out);
    }

    private static String zip(List<?> lists) {
        int longest = lists.stream().mapToInt(one -> elements(one).size()).max().orElse(0);
        List<Object> out = new ArrayList<>();
        for (int i = 0; i < longest; i++) {
            List<Object> row = new ArrayList<>();
            for (Object one : lists) {
                List<?> list = elements(one);
                row.add(i < list.size() ? list.get(i) : null);
            }
            out.add(row);
        }
        return Json.write(out);
    }

    private static String range(Object[] a) {
        Number from = (Number) Json.value((String) a[0]);
        Number to = (Number) Json.value((String) a[1]);
        Number step = (Number) Json.value((String) a[2]);
        List<Object> out = new ArrayList<>();
        double by = step.doubleValue();
        if (by == 0) {
            return null;
        }
        boolean whole = from instanceof Long && step instanceof Long;
        for (long i = 0; out.size() < LONGEST; i++) {
            double value = from.doubleValue() + i * by;
            if (by > 0 ? value > to.doubleValue() : value < to.doubleValue()) {
                break;
            }
            out.add(whole ? (Object) (from.longValue() + i * step.longValue()) : (Object) value);
        }
        return Json.write(out);
    }

    private static String times(Object[] a) {
        long from = (Long) a[0];
        long to = (Long) a[1];
        long step = (Long) a[2];
        boolean datetime = a[3].equals("datetime");
        List<Object> out = new ArrayList<>();
        if (step == 0) {
            return null;
        }
        for (long at = from; (step > 0 ? at <= to : at >= to) && out.size() < LONGEST; at += step) {
            out.add(datetime ? Ticks.datetime(at) : Ticks.timespan(at));
        }
        return Json.write(out);
    }
}
