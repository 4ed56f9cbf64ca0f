#include "report/columns.h"

#include "base/alloc.h"
#include "report/original.h"
#include "result/order.h"

static size_t index_of(const cg_results *results, const cg_statement *statement)
{
    return (size_t)(statement - results->statements.items);
}

static cg_report_columns of_bytes(const cg_statement *statement)
{
    return (cg_report_columns){statement->column, statement->end_column};
}

static cg_report_columns count(cg_original *original, const cg_statement *s, cg_column_unit unit)
{
    cg_report_columns columns = of_bytes(s);
    if (s->space != CG_SPACE_FILE || !cg_original_has(original, s))
        return columns;
    columns.start = cg_original_column(original, s->line, s->column, unit);
    columns.end = cg_original_column(original, s->end_line, s->end_column, unit);
    return columns;
}

/* In the order of the source, so that each file is read once, and each line too. */
static cg_status count_all(const cg_results *results, const cg_statement **sorted,
                           cg_column_unit unit, cg_report_columns *columns, cg_error *error)
{
    cg_original original;
    cg_status status = CG_OK;
    cg_original_init(&original);
    for (size_t i = 0; status == CG_OK && sorted[i]; i++) {
        status = cg_original_open(&original, sorted[i]->path, error);
        columns[index_of(results, sorted[i])] = count(&original, sorted[i], unit);
    }
    cg_original_release(&original);
    return status;
}

cg_status cg_columns_count(const cg_results *results, cg_column_unit unit,
                           cg_report_columns **columns, cg_error *error)
{
    *columns = NULL;
    if (unit == CG_COLUMN_BYTE)
        return CG_OK;
    const cg_statement **sorted = cg_order_statements(results, CG_ORDER_SOURCE);
    *columns = cg_alloc_zeroed(results->statements.len + 1, sizeof **columns);
    cg_status status = sorted && *columns ? count_all(results, sorted, unit, *columns, error)
                                          : cg_error_memory(error);
    cg_alloc_free(sorted);
    if (status != CG_OK) {
        cg_alloc_free(*columns);
        *columns = NULL;
    }
    return status;
}

cg_report_columns cg_columns_of(const cg_report_input *input, const cg_statement *statement)
{
    return input->columns ? input->columns[index_of(input->results, statement)]
                          : of_bytes(statement);
}
