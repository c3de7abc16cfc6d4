using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Engage.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LocalAreas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "area_code",
                table: "staff_accounts",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.InsertData(
                table: "staff_roles",
                columns: new[] { "id", "concurrency_stamp", "name", "normalized_name" },
                values: new object[] { new Guid("5ea51de0-0e11-4000-8000-000000000006"), "AreaEditor", "AreaEditor", "AREAEDITOR" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DeleteData(
                table: "staff_roles",
                keyColumn: "id",
                keyValue: new Guid("5ea51de0-0e11-4000-8000-000000000006"));

            migrationBuilder.DropColumn(
                name: "area_code",
                table: "staff_accounts");
        }
    }
}
