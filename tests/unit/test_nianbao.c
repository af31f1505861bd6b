/* test_nianbao.c: the public interface, as a stranger's program would use it. */
#include <criterion/criterion.h>
#include <string.h>

#include "nianbao.h"

/* A row of form 2021, printed as a text dump; enough to be a document, too little for a form. */
static const char dump[] = "某机关2021年政府信息公开工作年度报告\n\n\t一\n\t1\n\n\n";

Test(nianbao, converts) {
    nianbao *context = nianbao_open(NULL, NULL);
    cr_assert_not_null(context);
    nianbao_result *result = nianbao_convert(context, dump, strlen(dump), "a/b/c.txt");
    cr_expect_eq(nianbao_result_status(result), NIANBAO_ERRORS);
    cr_expect_not_null(strstr(nianbao_result_text(result), "\"name\": \"c.txt\""));
    cr_expect_eq(strlen(nianbao_result_text(result)), nianbao_result_length(result));
    cr_expect_not_null(
        strstr(nianbao_result_messages(result, NIANBAO_ENGLISH), "[form-unknown] the"));
    cr_expect_not_null(
        strstr(nianbao_result_messages(result, NIANBAO_CHINESE), "[form-unknown] 表"));
    nianbao_result_free(result);
    result = nianbao_explain(context, dump, strlen(dump), NIANBAO_CHINESE);
    cr_expect_not_null(strstr(nianbao_result_text(result), "form-unknown"));
    nianbao_result_free(result);
    nianbao_close(context);
}

Test(nianbao, tables) {
    nianbao_result *result = nianbao_tables(dump, strlen(dump));
    cr_expect_eq(nianbao_result_status(result), NIANBAO_OK);
    cr_expect_not_null(strstr(nianbao_result_text(result), "\"tables\""));
    nianbao_result_free(result);
}

Test(nianbao, refuses) {
    nianbao *context = nianbao_open(NULL, NULL);
    nianbao_result *result = nianbao_convert(context, "", 0, "empty.docx");
    cr_expect_eq(nianbao_result_status(result), NIANBAO_REFUSED);
    cr_expect_null(nianbao_result_text(result));
    cr_expect_not_null(strstr(nianbao_result_messages(result, NIANBAO_ENGLISH), "[file-empty]"));
    nianbao_result_free(result);
    nianbao_close(context);
    nianbao_close(NULL);
    nianbao_result_free(NULL);
}

Test(nianbao, mappings) {
    nianbao_result *messages = NULL;
    cr_expect_null(nianbao_open("/nowhere/at/all", &messages));
    cr_assert_not_null(messages);
    cr_expect_not_null(
        strstr(nianbao_result_messages(messages, NIANBAO_ENGLISH), "[mapping-broken]"));
    nianbao_result_free(messages);
    cr_expect_null(nianbao_open("/nowhere/at/all", NULL));
}

Test(nianbao, schema) {
    size_t length;
    const char *schema = nianbao_schema(&length);
    cr_expect_eq(strlen(schema), length);
    cr_expect_not_null(strstr(schema, "urn:nianbao:schema:report:1"));
}
