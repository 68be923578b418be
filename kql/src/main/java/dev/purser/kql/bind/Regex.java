package dev.purser.kql.bind;

import dev.purser.kql.syntax.Node;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Holds regular expressions to what Kusto's engine (RE2) knows, before another engine sees them. */
final class Regex {
    private Regex() {}

    /** Reports what is wrong with an expression; true where nothing is. */
    static boolean check(Session session, Node at, String regex) {
        String wrong = wrong(regex);
        if (wrong == null) {
            return true;
        }
        session.semantic("SEM0420", "KS107", at, "The regular expression is not valid: " + wrong);
        return false;
    }

    /** The expression for engines whose classes are those of ASCII: Kusto's digits, blanks and words are Unicode's. */
    static String unicode(String regex) {
        StringBuilder out = new StringBuilder(regex.length() + 16);
        boolean set = false;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            char next = i + 1 < regex.length() ? regex.charAt(i + 1) : '\0';
            if (c == '\\') {
                String inside = switch (next) {
                    case 'd' -> "\\p{Nd}";
                    case 's' -> "\\s\\p{Z}";
                    case 'w' -> "\\p{L}\\p{M}\\p{N}_";
                    default -> "";
                };
                String whole = switch (next) {
                    case 'd' -> "\\p{Nd}";
                    case 'D' -> "\\P{Nd}";
                    case 's' -> "[\\s\\p{Z}]";
                    case 'S' -> "[^\\s\\p{Z}]";
                    case 'w' -> "[\\p{L}\\p{M}\\p{N}_]";
                    case 'W' -> "[^\\p{L}\\p{M}\\p{N}_]";
                    default -> "";
                };
                String other = set ? inside : whole;
                out.append(other.isEmpty() ? regex.substring(i, Math.min(i + 2, regex.length())) : other);
                i++;
                continue;
            }
            if (c == '[' && !set) {
                set = true;
                int first = next == '^' ? i + 2 : i + 1;
                if (first < regex.length() && regex.charAt(first) == ']') {
                    out.append(regex, i, first + 1);
                    i = first;
                    continue;
                }
            } else if (c == ']') {
                set = false;
            } else if (c == '{' && !set && !counted(regex, i)) {
                // A brace that counts nothing stands for itself.
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    private static boolean counted(String regex, int at) {
        int close = regex.indexOf('}', at);
        return close > at
                && (regex.substring(at + 1, close).matches("\\d{1,9}(,\\d{0,9})?")
                        || at > 0
                                && "pPxX".indexOf(regex.charAt(at - 1)) >= 0
                                && at > 1
                                && regex.charAt(at - 2) == '\\');
    }

    private static String wrong(String regex) {
        if (regex.length() > 10_000) {
            return "it is longer than 10,000 characters";
        }
        int open = 0;
        boolean set = false;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            char next = i + 1 < regex.length() ? regex.charAt(i + 1) : '\0';
            if (c == '\\') {
                if (next == '\0' && i + 1 >= regex.length()) {
                    return "it ends in a backslash";
                }
                if (!set && next >= '1' && next <= '9') {
                    return "back references are not supported";
                }
                if (next == 'k' && !set || next == 'Z' || next == 'G' || next == 'K') {
                    return "\\" + next + " is not supported";
                }
                i++;
            } else if (set) {
                if (c == '[' && next == ':') {
                    int close = regex.indexOf(":]", i);
                    i = close < 0 ? i : close + 1;
                } else if (c == ']') {
                    set = false;
                }
            } else if (c == '[') {
                set = true;
                if (next == '^') {
                    i++;
                }
                if (i + 1 < regex.length() && regex.charAt(i + 1) == ']') {
                    i++;
                }
            } else if (c == '(') {
                if (++open > 100) {
                    return "it is nested more than 100 deep";
                }
                if (regex.startsWith("(?=", i)
                        || regex.startsWith("(?!", i)
                        || regex.startsWith("(?<=", i)
                        || regex.startsWith("(?<!", i)) {
                    return "look-around is not supported";
                }
                if (regex.startsWith("(?>", i)) {
                    return "atomic groups are not supported";
                }
            } else if (c == ')' && --open < 0) {
                return "a bracket is closed that was not opened";
            } else if ((c == '*' || c == '+' || c == '?') && next == '+') {
                return "possessive repetition is not supported";
            } else if ((c == '*' || c == '+' || c == '?') && startsPiece(regex, i)) {
                return "'" + c + "' repeats nothing";
            } else if (c == '{') {
                if (counted(regex, i) && startsPiece(regex, i)) {
                    return "'{' repeats nothing";
                }
                String wrong = repeat(regex, i);
                if (wrong != null) {
                    return wrong;
                }
            }
        }
        if (set || open > 0) {
            return set ? "a set is not closed" : "a bracket is not closed";
        }
        try {
            // The two engines' syntax is one where the checks above are passed; names of groups are spelt differently.
            Pattern.compile(unicode(regex).replace("(?P<", "(?<"));
            return null;
        } catch (PatternSyntaxException e) {
            return e.getDescription();
        }
    }

    private static boolean startsPiece(String regex, int at) {
        if (at == 0) {
            return true;
        }
        char before = regex.charAt(at - 1);
        boolean escaped = at > 1 && regex.charAt(at - 2) == '\\';
        return !escaped && (before == '|' || before == '(' && regex.charAt(at) != '?');
    }

    /** A counted repetition may ask for at most 1000. */
    private static String repeat(String regex, int at) {
        int close = regex.indexOf('}', at);
        if (close < 0 || !regex.substring(at + 1, close).matches("\\d{1,9}(,\\d{0,9})?")) {
            return null;
        }
        for (String bound : regex.substring(at + 1, close).split(",")) {
            if (!bound.isEmpty() && Integer.parseInt(bound) > 1000) {
                return "a repetition of more than 1000";
            }
        }
        return null;
    }

    /** The number of capturing groups of a valid expression. */
    static int groups(String regex) {
        int groups = 0;
        boolean set = false;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[' && !set) {
                set = true;
                if (i + 1 < regex.length() && (regex.charAt(i + 1) == ']' || regex.charAt(i + 1) == '^')) {
                    i++;
                }
            } else if (c == ']') {
                set = false;
            } else if (c == '('
                    && !set
                    && (!regex.startsWith("(?", i) || regex.startsWith("(?P<", i) || regex.startsWith("(?<", i))) {
                groups++;
            }
        }
        return groups;
    }
}
