/**
 * The record as tables that can be asked: what is queryable, where its rows lie, and how a query is run over them.
 *
 * <p>Promises: a row is queryable within seconds of its event; a query sees one moment, in which no event stands twice or is
 * missing; what the lake holds can be made again from the journal at any time. Does not know any cloud: each implements
 * {@link dev.purser.lake.table.LakeTable} in its own room. Start there, and at
 * {@link dev.purser.lake.query.Snapshot}.
 */
package dev.purser.lake;
