"""The directory of police stations and gendarmeries: imported from open data, searched by place."""
