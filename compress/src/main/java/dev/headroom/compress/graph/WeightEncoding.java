package dev.headroom.compress.graph;

/** How the large matrices are stored and which operators multiply by them. */
interface WeightEncoding {

    /**
     * Adds the token table and its lookup.
     *
     * @param ids name of the token ids
     * @param name name of the table
     * @param table one row per token
     * @return name of the looked-up rows
     */
    String lookUp(String ids, String name, Matrix table);

    /**
     * Adds a matrix and the product with it.
     *
     * @param input name of the rows to multiply
     * @param name name of the matrix
     * @param matrix one row per output
     * @param output name of the product
     */
    void project(String input, String name, Matrix matrix, String output);

    /** Adds the product with the token table that {@link #lookUp} has added. */
    void projectTied(String input, String name, Matrix table, String output);
}
