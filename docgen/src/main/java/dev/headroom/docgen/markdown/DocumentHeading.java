package dev.headroom.docgen.markdown;

import org.commonmark.node.Heading;

/**
 * One heading of the body.
 *
 * @param node in the tree
 * @param level 1 for the highest that the body uses below its title, at most 6
 * @param id the name that links lead to; letters, digits, hyphen and underscore of any script
 * @param number such as {@code 2.1}; empty where headings have none
 * @param text its words
 */
public record DocumentHeading(Heading node, int level, String id, String number, String text) {}
