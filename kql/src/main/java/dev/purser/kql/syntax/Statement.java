package dev.purser.kql.syntax;

import java.util.List;
import java.util.Optional;

/** A statement of a query. */
public sealed interface Statement {
    int start();

    int end();

    /** {@code let name = value}: a scalar or tabular expression. */
    record Let(int start, int end, Node.Name name, Node value) implements Statement {}

    /** {@code let name = (params) { body }}; a {@code view} is also found by wildcards. */
    record LetFunction(int start, int end, Node.Name name, Function function, boolean view) implements Statement {}

    /** {@code set option = value}. */
    record SetOption(int start, int end, String name, Optional<Node> value) implements Statement {}

    /** {@code declare query_parameters(...)}. */
    record Parameters(int start, int end, List<Parameter> parameters) implements Statement {}

    /** {@code declare pattern p = (a:string)[b:string] { … }}: its cases, none where it is only named. */
    record Pattern(int start, int end, Node.Name name, List<Case> cases) implements Statement {}

    /** A case of a pattern: the texts that it is for, and its query. */
    record Case(List<String> values, Optional<String> path, List<Statement> body) {}

    /** A query, or a scalar expression where a body ends in one. */
    record Expression(int start, int end, Node node) implements Statement {}

    /** {@code alias}, {@code restrict}, and commands with a leading dot. */
    record Refused(int start, int end, String what) implements Statement {}

    /**
     * A parameter of a function.
     *
     * @param scalar its type, where it takes a scalar
     * @param table its columns, where it takes a table; {@code (*)} is an empty list
     */
    record Parameter(
            Node.Name name,
            Optional<dev.purser.kql.type.KustoType> scalar,
            Optional<List<Op.Declared>> table,
            Optional<Node> byDefault) {}

    /** A function's parameters and body; the last statement is its value. */
    record Function(int start, int end, List<Parameter> parameters, List<Statement> body) {}
}
