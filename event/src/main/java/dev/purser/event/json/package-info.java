/**
 * The JSON in which events are kept and shown: each group of an event written and read in one place, so that the
 * record's leaf and parts ({@link dev.purser.event.EventCodec}) and the full view
 * ({@link dev.purser.event.dialect.EventJson}) spell it alike.
 *
 * <p>Promises: members stand in a fixed order, what is unknown is absent, the same value gives the same bytes, and a
 * reader refuses what it does not know. Knows neither hashes nor salts. Start at {@link dev.purser.event.json.JsonBytes}
 * for writing, {@link dev.purser.event.json.JsonCursor} for reading. Meant for the room {@code event} and what shows
 * events; no general JSON library.
 */
package dev.purser.event.json;
