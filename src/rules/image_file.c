/* Images as files. */
#include "rules/image_room.h"

#include "base/limits.h"

#define MAGIC UINT64_C(0x01676D69676363) /* "ccgimg", and a version byte */
#define BLOCK ((size_t)1 << 20)          /* what the checksum takes at once */

/* Tells builds and machines apart that lay things out differently. */
static uint64_t layout_here(void)
{
    const cg_inst inst = {1, 2, 3}; /* bits may be in any order */
    uint64_t numbers[CG_IMAGE_TABLES + 2] = {CG_OPCODE_COUNT, CG_OWNER_COUNT};
    for (int i = 0; i < CG_IMAGE_TABLES; i++)
        numbers[i + 2] = cg_image_row_size(i);
    uint64_t hash = cg_hash64((cg_slice){(const char *)numbers, sizeof numbers});
    return cg_hash64_on(hash, (cg_slice){(const char *)&inst, sizeof inst});
}

static uint64_t hash_on(uint64_t sum, cg_slice bytes)
{
    for (size_t at = 0; at < bytes.len; at += BLOCK) {
        size_t end = bytes.len - at < BLOCK ? bytes.len : at + BLOCK;
        sum = cg_hash64_on(sum, cg_slice_sub(bytes, at, end));
    }
    return sum;
}

enum { IMAGE, KEYS, COMPLAINTS, TEXTS, PIECES };

static uint64_t checksum_of(const cg_image_file *file)
{
    uint64_t sum = 0;
    cg_image_header plain = file->header;
    plain.checksum = 0;
    for (int i = 0; i < PIECES; i++)
        sum = hash_on(sum, file->pieces[i]);
    return cg_hash64_on(sum, (cg_slice){(const char *)&plain, sizeof plain});
}

void cg_image_file_of(const cg_program *program, const cg_hash128 *keys,
                      const cg_complaints *complaints, cg_hash128 name,
                      cg_image_file *file)
{
    cg_slice all = cg_buf_slice(&program->image);
    memcpy(&file->header, all.ptr, sizeof file->header);
    file->header.magic = MAGIC;
    file->header.name = name;
    file->header.layout = layout_here();
    file->header.complaints = complaints->rows.len;
    file->header.complaint_texts = complaints->texts.len;
    file->pieces[IMAGE] = cg_slice_sub(all, sizeof file->header, all.len);
    file->pieces[KEYS] =
        (cg_slice){(const char *)keys, program->claim_count * sizeof *keys};
    file->pieces[COMPLAINTS] = (cg_slice){(const char *)complaints->rows.items,
                                          complaints->rows.len * sizeof(cg_complaint)};
    file->pieces[TEXTS] = cg_buf_slice(&complaints->texts);
    file->header.size = sizeof file->header;
    for (int i = 0; i < PIECES; i++)
        file->header.size += file->pieces[i].len;
    file->header.checksum = checksum_of(file);
}

/* --- opening ---------------------------------------------------------------------- */

static bool is_power(size_t number)
{
    return number > 0 && (number & (number - 1)) == 0;
}

/* Tables that go by the same numbers, and those of which there must be something. */
static bool lengths_agree(const cg_image_view *view)
{
    const cg_image_rows *t = view->tables;
    return t[CG_IMAGE_FACTS].len == 1 &&
           t[CG_IMAGE_CLAIMS].len == t[CG_IMAGE_CLAIM_CODES].len &&
           t[CG_IMAGE_WORDS].len > 0 &&
           t[CG_IMAGE_WORD_STARTS].len == t[CG_IMAGE_WORDS].len &&
           t[CG_IMAGE_WORD_CLASSES].len == t[CG_IMAGE_WORDS].len &&
           is_power(t[CG_IMAGE_WORD_SLOTS].len) && is_power(t[CG_IMAGE_ANCHORS].len) &&
           is_power(t[CG_IMAGE_ANCHOR_BITS].len) && t[CG_IMAGE_TEXTS].len > 0 &&
           ((const char *)t[CG_IMAGE_TEXTS].items)[t[CG_IMAGE_TEXTS].len - 1] == '\0';
}

/* Finds the tables in the image, and where it ends; 0 when they don't fit. */
static uint64_t find_tables(cg_slice bytes, const uint64_t *rows, cg_image_view *view)
{
    uint64_t at = sizeof(cg_image_header);
    for (int i = 0; i < CG_IMAGE_TABLES; i++) {
        if (rows[i] >= UINT32_MAX || rows[i] * cg_image_row_size(i) > bytes.len - at)
            return 0;
        view->tables[i] = (cg_image_rows){bytes.ptr + at, (size_t)rows[i]};
        at += cg_image_aligned(rows[i] * cg_image_row_size(i));
        if (at > bytes.len)
            return 0;
    }
    return lengths_agree(view) ? at : 0;
}

static bool part(cg_slice bytes, cg_image_file *file, cg_image_view *view)
{
    const cg_image_header *h = &file->header;
    uint64_t at = sizeof *h, end = find_tables(bytes, h->rows, view);
    if (!end || h->complaints > CG_MAX_DIAGNOSTICS || h->complaint_texts > bytes.len)
        return false;
    const uint64_t lens[PIECES] = {
        end - at, h->rows[CG_IMAGE_CLAIMS] * sizeof(cg_hash128),
        h->complaints * sizeof(cg_complaint), h->complaint_texts};
    for (int i = 0; i < PIECES; i++) {
        if (lens[i] > bytes.len - at)
            return false;
        file->pieces[i] = cg_slice_sub(bytes, (size_t)at, (size_t)(at + lens[i]));
        at += lens[i];
    }
    return at == bytes.len;
}

static bool is_in_order(cg_slice bytes, cg_hash128 name, cg_image_file *file,
                        cg_image_view *view)
{
    if (bytes.len < sizeof file->header)
        return false;
    memcpy(&file->header, bytes.ptr, sizeof file->header);
    return file->header.magic == MAGIC && file->header.layout == layout_here() &&
           cg_hash128_compare(file->header.name, name) == 0 &&
           file->header.size == bytes.len && part(bytes, file, view) &&
           checksum_of(file) == file->header.checksum;
}

static bool has_alone(const cg_program *p)
{
    for (uint32_t i = 0; i < p->claim_count; i++)
        if (p->claim_codes[i].alone != CG_NONE)
            return true;
    return false;
}

/* `*good` becomes whether a program came of it. */
static cg_status fill(cg_program *p, const cg_image_view *view, cg_pack_files *files,
                      bool *good, cg_error *error)
{
    p->source_count = (uint32_t)files->items.len;
    cg_status status = cg_image_attach(view, p, good, error);
    *good = *good && status == CG_OK && cg_program_holds(p);
    if (*good && has_alone(p))
        status = cg_lang_need_meanings(p->lang, error);
    return *good && status == CG_OK ? cg_program_take_files(p, files, error) : status;
}

static cg_complaint_rows complaints_of(const cg_image_file *file)
{
    return (cg_complaint_rows){
        (const cg_complaint *)(const void *)file->pieces[COMPLAINTS].ptr,
        (size_t)file->header.complaints, file->pieces[TEXTS]};
}

/* Gives the language back when no program comes of it. */
static cg_status make_program(const cg_image_view *view, cg_lang **lang, cg_pack_files *files,
                              cg_program **program, cg_error *error)
{
    cg_program *p = NULL;
    bool good = false;
    cg_status status = cg_program_new(*lang, &p, error);
    *lang = NULL;
    if (status != CG_OK)
        return status;
    status = fill(p, view, files, &good, error);
    if (good && status == CG_OK) {
        *program = p;
        return CG_OK;
    }
    *lang = p->lang;
    p->lang = NULL;
    cg_program_free(p);
    return status;
}

cg_status cg_image_open(const char *path, cg_hash128 name, cg_lang **lang,
                        cg_pack_files *files, cg_diags *diags, cg_program **program,
                        const cg_hash128 **keys, cg_error *error)
{
    cg_image_file file = {0};
    cg_image_view view;
    cg_file_map map;
    cg_status status = CG_OK;
    *program = NULL;
    if (cg_file_map_open(path, CG_MAX_IMAGE, &map, NULL) != CG_OK)
        return CG_OK;
    bool good = is_in_order((cg_slice){map.bytes, map.len}, name, &file, &view);
    cg_complaint_rows complaints = complaints_of(&file);
    if (good && cg_complaints_hold(&complaints, (uint32_t)files->items.len))
        status = make_program(&view, lang, files, program, error);
    if (!*program) {
        cg_file_map_close(&map);
        return status;
    }
    (*program)->map = map;
    cg_complaints_tell(&complaints, (*program)->sources, diags);
    *keys = (const cg_hash128 *)(const void *)file.pieces[KEYS].ptr;
    return CG_OK;
}
