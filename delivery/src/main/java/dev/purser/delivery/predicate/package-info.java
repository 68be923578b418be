/**
 * The language of a selection's predicate: {@code actor.name == "x" and outcome.status >= 400}.
 *
 * <pre>
 * or     = and ("or" and)*
 * and    = not ("and" not)*
 * not    = "not" not | "(" or ")" | test
 * test   = field                                            a field that is true or false
 *        | field ("==" | "!=") value
 *        | field ("&lt;" | "&lt;=" | "&gt;" | "&gt;=") number
 *        | field ["not"] "in" "(" value ("," value)* ")"
 *        | field ["not"] ("startswith" | "endswith" | "contains") text
 *        | field "is" ["not"] "known"
 * value  = text in " or ' with \ before either and before \ | whole number | true | false
 * </pre>
 *
 * <p>The fields are those of {@link dev.purser.delivery.predicate.Fields}. What is not known equals nothing, and each
 * negated form is exactly the negation of the plain one. A field of the targets holds if it holds for one of them. Case
 * counts.
 *
 * <p>Promises: any text is either compiled or refused with the character at which it went wrong and what was expected
 * there; evaluating allocates nothing and takes time bounded by the text's length. Start at
 * {@link dev.purser.delivery.predicate.Predicate}.
 */
package dev.purser.delivery.predicate;
